package org.parley.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Where a reader is sent for an article. Only http and https addresses become links: an outlet's data never runs here. */
public final class ArticleLinks {

    private final String template;

    public ArticleLinks(String template) {
        this.template = template;
    }

    /** The link for an article's address; empty for an address that no link may be made of. */
    public Optional<String> link(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                return Optional.empty();
            }
            return Optional.of(fill(uri));
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    /** Sets {@code link} on an event's reports, an alert or an article, beside the address it has. */
    public ObjectNode addTo(ObjectNode record) {
        String url = record.path("articleUrl").asText(record.path("url").asText(""));
        if (record.has("articleUrl") || record.has("url")) {
            record.put("link", link(url).orElse(null));
        }
        for (JsonNode mention : record.path("mentions")) {
            if (mention instanceof ObjectNode object) {
                addTo(object);
            }
        }
        return record;
    }

    private String fill(URI uri) {
        if (template.equals("{url}")) {
            return uri.toString();
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return template.replace("{url}", URLEncoder.encode(uri.toString(), StandardCharsets.UTF_8))
                .replace("{host}", uri.getHost())
                .replace("{path}", uri.getRawPath() + query);
    }
}
