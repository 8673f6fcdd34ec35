package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/** Finds who signs an article: linked data first, then meta tags, microdata, and the line under the headline. */
final class AuthorReader {

    private static final String[] METAS = {
        "author",
        "article:author",
        "parsely-author",
        "dc.creator",
        "dcterms.creator",
        "dc.contributor",
        "sailthru.author",
        "byl",
        "cxenseparse:author",
        "article:author_name",
        "citation_author",
        "og:article:author",
        "article.author",
        "vr:author",
        "twitter:creator"
    };

    private final Markup markup;
    private final LinkedData linkedData;

    AuthorReader(Markup markup, LinkedData linkedData) {
        this.markup = markup;
        this.linkedData = linkedData;
    }

    List<String> authors() {
        List<String> found = fromLinkedData();
        if (found.isEmpty()) {
            found = fromMetas();
        }
        if (found.isEmpty()) {
            found = fromElements(markup.items("author"));
        }
        return found.isEmpty() ? fromElements(markup.signatures()) : found;
    }

    private List<String> fromLinkedData() {
        JsonNode article = linkedData.article();
        List<String> raw = new ArrayList<>();
        if (article != null) {
            addNames(article.path("author"), raw);
            if (raw.isEmpty()) {
                addNames(article.path("creator"), raw);
            }
        }
        return names(raw);
    }

    private void addNames(JsonNode author, List<String> raw) {
        if (author.isArray()) {
            author.forEach(one -> addNames(one, raw));
        } else if (author.isTextual()) {
            raw.add(author.asText());
        } else if (author.isObject()) {
            JsonNode name = linkedData.resolved(author).path("name");
            if (name.isArray()) {
                name.forEach(one -> raw.add(one.asText()));
            } else if (name.isTextual()) {
                raw.add(name.asText());
            }
        }
    }

    private List<String> fromMetas() {
        for (String meta : METAS) {
            List<String> found = names(markup.metaAll(meta));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> fromElements(List<Element> elements) {
        for (Element element : elements) {
            Element named = element.selectFirst("[itemprop=name]");
            String text = named == null ? element.text() : named.text();
            List<String> found = text.length() > 150 ? List.of() : names(List.of(text));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> names(List<String> raw) {
        Map<String, String> byFold = new LinkedHashMap<>();
        for (String written : raw) {
            for (String name : AuthorNames.split(PlainText.of(written))) {
                byFold.putIfAbsent(PlainText.fold(name), name);
            }
        }
        return List.copyOf(byFold.values());
    }
}
