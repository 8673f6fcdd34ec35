package org.parley.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads every XML format of feeds from one tree: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, CDF, news sitemaps. Elements are known by name
 * and module rather than by format, since feeds mix them freely. Made for one feed.
 */
final class XmlFeedReader {

    private static final Set<String> ITEMS = Set.of("item", "entry", "url");

    private final Element root;
    private final String format;
    private final XmlNames names;
    private final XmlBases bases;

    XmlFeedReader(Element root, String format, @Nullable URI base) {
        this.root = root;
        this.format = format;
        this.names = new XmlNames(root);
        this.bases = new XmlBases(base);
    }

    FeedDocument read() {
        Element channel = channel();
        FeedFields fields = new FeedFields(channel, names, bases);
        List<FeedItem> items = items().stream().map(this::item).toList();
        return new FeedDocument(
                format,
                fields.value("id", "guid", "dc:identifier"),
                title(fields),
                feedLink(channel, fields),
                description(fields),
                language(channel, fields),
                fields.date("published", "issued", "pubdate", "dcterms:issued", "dcterms:created"),
                updated(channel, fields, "lastbuilddate"),
                fields.authors("author", "managingeditor", "dc:creator", "dc:author", "itunes:author"),
                updateEvery(fields),
                fields.links("hub").stream()
                        .map(XmlFeedReader::uri)
                        .filter(Objects::nonNull)
                        .toList(),
                fields.links("self").stream()
                        .map(XmlFeedReader::uri)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                items);
    }

    private FeedItem item(Element element) {
        FeedFields fields = new FeedFields(element, names, bases);
        FeedText description = fields.text("description", "abstract", "dc:description", "tagline");
        FeedText summary = fields.text("summary", "media:description", "itunes:summary", "excerpt", "itunes:subtitle");
        FeedText content = fields.text("content:encoded", "content", "fullitem", "body", "xhtml:body", "content:items");
        return new FeedItem(
                id(element, fields),
                itemLink(element, fields),
                itemTitle(fields),
                firstOf(description, summary),
                content == null && description != null ? summary : content,
                fields.date(
                        "published",
                        "issued",
                        "pubdate",
                        "dcterms:issued",
                        "dcterms:created",
                        "created",
                        "news:publication_date"),
                updated(element, fields, "lastmod"),
                authors(fields),
                language(element, fields));
    }

    /** An item without any title is called after the source that it was taken from. */
    private @Nullable FeedText itemTitle(FeedFields fields) {
        FeedText own = fields.text("title", "dc:title", "media:title", "news:title", "itunes:title");
        FeedText linked = firstOf(own, fields.linkTitle());
        return linked != null
                ? linked
                : fields.all("source").stream()
                        .map(source -> source.childrenSize() == 0
                                ? fields.text("source")
                                : title(new FeedFields(source, names, bases)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private List<FeedAuthor> authors(FeedFields fields) {
        List<FeedAuthor> own = fields.authors("author", "dc:creator", "dc:author", "itunes:author");
        if (!own.isEmpty()) {
            return own;
        }
        // RFC 4287, 4.2.1: an entry without an author has its source's.
        return fields.all("source").stream()
                .flatMap(source -> new FeedFields(source, names, bases).authors("author", "dc:creator").stream())
                .toList();
    }

    private @Nullable FeedText title(FeedFields fields) {
        FeedText own = firstOf(fields.text("title", "dc:title", "itunes:title"), fields.linkTitle());
        // RSS 2.0: "in practice the image title should have the same value as the channel's".
        return firstOf(own, ofImage(fields, "title"));
    }

    private @Nullable FeedText description(FeedFields fields) {
        return fields.text(
                "description",
                "subtitle",
                "tagline",
                "info",
                "abstract",
                "dc:description",
                "itunes:summary",
                "itunes:subtitle",
                "summary");
    }

    private @Nullable FeedText ofImage(FeedFields fields, String name) {
        return fields.all("image").stream()
                .map(image -> new FeedFields(image, names, bases).text(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String feedLink(Element channel, FeedFields fields) {
        String link = firstOf(fields.link(), address(channel, "href"));
        FeedText image = link == null ? ofImage(fields, "link") : null;
        return image == null ? firstOf(link, fields.permalink()) : image.value();
    }

    private @Nullable String itemLink(Element item, FeedFields fields) {
        String link = firstOf(fields.link(), fields.permalink());
        String about = firstOf(address(item, "href"), address(item, "rdf:about"));
        return firstOf(firstOf(link, about), fields.value("loc"));
    }

    private @Nullable String id(Element item, FeedFields fields) {
        String id = fields.value("id", "guid", "dc:identifier");
        return firstOf(id, FeedFields.attribute(item, "rdf:about"));
    }

    private @Nullable Instant updated(Element element, FeedFields fields, String ofFormat) {
        Instant date = fields.date("updated", "modified", ofFormat, "dcterms:modified", "dc:date");
        return date != null
                ? date
                : FeedDates.parse(FeedFields.attribute(element, "lastmod")).orElse(null);
    }

    private @Nullable String language(Element element, FeedFields fields) {
        String given = fields.value("language", "dc:language");
        for (Element scope = element; given == null && scope != null; scope = scope.parent()) {
            given = scope.hasAttr("xml:lang") ? scope.attr("xml:lang").strip() : null;
        }
        return given == null || given.isEmpty() ? null : given;
    }

    private @Nullable Duration updateEvery(FeedFields fields) {
        String ttl = fields.value("ttl");
        if (ttl != null && ttl.matches("\\d{1,6}")) {
            return Duration.ofMinutes(Long.parseLong(ttl));
        }
        String period = fields.value("sy:updateperiod");
        if (period == null) {
            return null;
        }
        Duration length =
                switch (period.toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ZERO;
                };
        String frequency = fields.value("sy:updatefrequency");
        int times = frequency != null && frequency.matches("[1-9]\\d{0,5}") ? Integer.parseInt(frequency) : 1;
        return length.isZero() ? null : length.dividedBy(times);
    }

    private @Nullable String address(Element element, String attribute) {
        String value = FeedFields.attribute(element, attribute);
        return value == null ? null : bases.absolute(element, value);
    }

    /** The element whose children describe the feed as a whole. */
    private Element channel() {
        return root.stream()
                .filter(element -> names.of(element).equals("channel"))
                .findFirst()
                .orElse(root);
    }

    /** All items, wherever they stand, without items inside items. */
    private List<Element> items() {
        return root.stream()
                .filter(element -> ITEMS.contains(names.of(element)))
                .filter(element -> element.parents().stream().noneMatch(outer -> ITEMS.contains(names.of(outer))))
                .toList();
    }

    private static <T> @Nullable T firstOf(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    private static @Nullable URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
