package org.parley.ingest.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * The direct children of a channel or item by name, and the fields that can be read from them, whatever the format. Of several elements
 * that may hold a field the better one comes first in the list of names; of several with one name, the first that is not empty counts.
 */
final class FeedFields {

    private static final Set<String> WRAPPERS = Set.of("media:group", "news:news");

    private final XmlBases bases;
    private final Map<String, List<Element>> byName = new LinkedHashMap<>();
    private final XmlNames names;

    FeedFields(Element container, XmlNames names, XmlBases bases) {
        this.names = names;
        this.bases = bases;
        for (Element child : container.children()) {
            add(child);
            if (WRAPPERS.contains(names.of(child))) {
                child.children().forEach(this::add);
            }
        }
    }

    private void add(Element child) {
        byName.computeIfAbsent(names.of(child), name -> new ArrayList<>()).add(child);
    }

    List<Element> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    @Nullable
    FeedText text(String... candidates) {
        for (String name : candidates) {
            for (Element element : all(name)) {
                FeedText text = TextConstruct.read(element, bases.of(element));
                if (text != null) {
                    return text;
                }
            }
        }
        return null;
    }

    /** The bare characters of the first of the elements that is not empty. */
    @Nullable
    String value(String... candidates) {
        for (String name : candidates) {
            for (Element element : all(name)) {
                String value = element.wholeText().strip();
                if (!value.isEmpty()) {
                    return value;
                }
            }
        }
        return null;
    }

    /** The date in the first of the elements that holds one. */
    @Nullable
    Instant date(String... candidates) {
        for (String name : candidates) {
            for (Element element : all(name)) {
                Optional<Instant> date = FeedDates.parse(element.wholeText());
                if (date.isPresent()) {
                    return date.get();
                }
            }
        }
        return null;
    }

    /** The page that the channel or item belongs to, absolute where possible. */
    @Nullable
    String link() {
        for (Element original : all("feedburner:origlink")) {
            return bases.absolute(original, original.wholeText());
        }
        String best = null;
        for (Element link : all("link")) {
            String address = link.hasAttr("href") ? link.attr("href") : link.wholeText();
            if (address.isBlank() || !isAlternate(link)) {
                continue;
            }
            if (isPage(link)) {
                return bases.absolute(link, address);
            }
            best = best == null ? bases.absolute(link, address) : best;
        }
        return best;
    }

    /** The targets of links with a relation, as {@code hub}. */
    List<String> links(String relation) {
        return all("link").stream()
                .filter(link -> link.attr("rel").equalsIgnoreCase(relation) && link.hasAttr("href"))
                .map(link -> bases.absolute(link, link.attr("href")))
                .toList();
    }

    /** The titles of links, for feeds that have no other. */
    @Nullable
    FeedText linkTitle() {
        return all("link").stream()
                .filter(link -> !link.attr("title").isBlank())
                .map(link -> FeedText.guess(link.attr("title").strip(), ""))
                .findFirst()
                .orElse(null);
    }

    /** A guid that is an address, unless it says that it is none. */
    @Nullable
    String permalink() {
        for (Element guid : all("guid")) {
            String value = guid.wholeText().strip();
            String declared = attribute(guid, "ispermalink");
            if (!value.isEmpty() && !"false".equalsIgnoreCase(declared) && !value.matches("(urn|tag|uuid):.*")) {
                return bases.absolute(guid, value);
            }
        }
        return null;
    }

    List<FeedAuthor> authors(String... candidates) {
        Set<FeedAuthor> authors = new LinkedHashSet<>();
        for (String name : candidates) {
            for (Element element : all(name)) {
                FeedAuthor author = author(element);
                if (author != null) {
                    authors.add(author);
                }
            }
            if (!authors.isEmpty()) {
                break;
            }
        }
        return List.copyOf(authors);
    }

    /** An attribute of an element, its name's case not minded. */
    static @Nullable String attribute(Element element, String name) {
        return element.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().toLowerCase(Locale.ROOT).equals(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private @Nullable FeedAuthor author(Element element) {
        if (element.childrenSize() == 0) {
            return FeedAuthor.parse(element.wholeText().strip());
        }
        FeedFields person = new FeedFields(element, names, bases);
        String name = person.value("name", "rdf:value", "itunes:name");
        FeedAuthor said = name == null ? null : FeedAuthor.parse(name);
        String email = person.value("email", "itunes:email");
        return FeedAuthor.of(said == null ? null : said.name(), email != null || said == null ? email : said.email());
    }

    private static boolean isAlternate(Element link) {
        String relation = link.attr("rel").strip();
        return relation.isEmpty()
                || relation.equalsIgnoreCase("alternate")
                || relation.equalsIgnoreCase("http://www.iana.org/assignments/relation/alternate");
    }

    private static boolean isPage(Element link) {
        String type = link.attr("type");
        return type.isBlank() || type.contains("html");
    }
}
