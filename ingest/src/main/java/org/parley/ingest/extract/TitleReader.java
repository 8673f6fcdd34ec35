package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds the headline, and takes off what outlets hang on it: their name, their slogan. */
final class TitleReader {

    private static final Pattern SEPARATOR =
            Pattern.compile("\\s+[|\\u2013\\u2014\\-\\u00B7\\u2022\\u00BB:]+\\s+|\\s*[|\\uFF5C]\\s*");

    private final Markup markup;
    private final @Nullable JsonNode article;
    private final @Nullable String outlet;

    TitleReader(Markup markup, @Nullable JsonNode article, @Nullable String outlet) {
        this.markup = markup;
        this.article = article;
        this.outlet = outlet;
    }

    String title() {
        for (String candidate : new String[] {
            linkedHeadline(), markup.meta("og:title"), markup.meta("twitter:title"), onlyHeadline(), markup.title()
        }) {
            String title = candidate == null ? "" : clean(candidate);
            if (!title.isEmpty()) {
                return title;
            }
        }
        return "";
    }

    private @Nullable String linkedHeadline() {
        JsonNode headline = article == null ? null : article.get("headline");
        return headline == null || headline.isContainerNode() ? null : headline.asText();
    }

    private @Nullable String onlyHeadline() {
        List<Element> headlines = markup.headlines();
        return headlines.isEmpty() ? null : headlines.get(0).text();
    }

    private String clean(String raw) {
        String title = PlainText.of(raw);
        return outlet == null ? title : withoutOutlet(title, outlet);
    }

    private static String withoutOutlet(String title, String outlet) {
        String[] parts = SEPARATOR.split(title);
        if (parts.length < 2) {
            return title;
        }
        String last = parts[parts.length - 1];
        if (PlainText.fold(last).equals(PlainText.fold(outlet))) {
            int cut = title.lastIndexOf(last);
            return SEPARATOR
                    .matcher(title.substring(0, cut))
                    .replaceAll("$0")
                    .strip()
                    .replaceAll("[\\s|\\u2013\\u2014\\-\\u00B7\\u2022\\u00BB:\\uFF5C]+$", "");
        }
        return title;
    }
}
