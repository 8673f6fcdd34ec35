package org.parley.ingest.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

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

    private static final int MOST_SIGNERS = 10;
    private static final int LONGEST_LINE = 150;

    private final Markup markup;
    private final LinkedData linkedData;
    private final @Nullable String outlet;

    AuthorReader(Markup markup, LinkedData linkedData, @Nullable String outlet) {
        this.markup = markup;
        this.outlet = outlet;
        this.linkedData = linkedData;
    }

    List<String> authors() {
        List<String> linked = fromLinkedData();
        if (!linked.isEmpty() && !onlyPublisher(linked)) {
            return linked;
        }
        for (List<String> found :
                List.of(fromMetas(), fromElements(markup.items("author")), fromElements(markup.signatures()))) {
            if (!found.isEmpty()
                    && !onlyPublisher(found)
                    && (linked.isEmpty() || found.stream().allMatch(AuthorNames::looksLikePerson))) {
                return found;
            }
        }
        return linked.isEmpty() ? fromMetas() : linked;
    }

    /** Where the publisher itself is named as the author, a person may still sign elsewhere on the page. */
    private boolean onlyPublisher(List<String> names) {
        return outlet != null
                && names.stream().allMatch(name -> isOutlet(PlainText.fold(name), PlainText.fold(outlet)));
    }

    private static boolean isOutlet(String name, String outlet) {
        return name.contains(outlet) || outlet.contains(name);
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
            List<String> found = names(signers(element));
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    /** The names under one signature: each linked one by itself, or the whole line. */
    private static List<String> signers(Element signature) {
        for (String query : List.of("[itemprop=name]", "[rel=author]", "a")) {
            List<String> marked = signature.select(query).stream()
                    .map(Element::text)
                    .filter(text -> !text.isBlank())
                    .toList();
            if (!marked.isEmpty() && marked.size() <= MOST_SIGNERS) {
                return marked;
            }
        }
        String line = signature.text();
        return line.length() > LONGEST_LINE ? List.of() : List.of(line);
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
