package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the publisher calls itself. */
final class OutletReader {

    private static final Set<String> PUBLISHERS = Set.of("NewsMediaOrganization", "WebSite");

    private OutletReader() {}

    static @Nullable String name(Markup markup, LinkedData linkedData) {
        JsonNode article = linkedData.article();
        String name = article == null ? "" : nameOf(article.path("publisher"), linkedData);
        if (name.isEmpty()) {
            String site = markup.meta("og:site_name", "application-name");
            name = site == null ? "" : site;
        }
        if (name.isEmpty()) {
            JsonNode publisher = linkedData.first(PUBLISHERS);
            name = publisher == null ? "" : publisher.path("name").asText("");
        }
        return name.isBlank() ? null : PlainText.of(name);
    }

    private static String nameOf(JsonNode publisher, LinkedData linkedData) {
        JsonNode one = publisher.isArray() && publisher.size() > 0 ? publisher.get(0) : publisher;
        return one.isTextual()
                ? one.asText()
                : linkedData.resolved(one).path("name").asText("");
    }
}
