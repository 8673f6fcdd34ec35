package org.parley.ingest.feed;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body as a feed of any format: RSS, Atom, CDF, JSON Feed, news sitemap. Never throws for what a body contains; what cannot be
 * healed and read is told in one sentence. Thread-safe.
 */
public final class FeedReader {

    private static final String HEADLESS = "unknown";

    /**
     * Reads one body.
     *
     * @param contentType the Content-Type header, for its charset; null when there is none
     * @param base where relative addresses are meant from: Content-Location or the feed's address; null when unknown
     */
    public FeedReading read(byte[] body, @Nullable String contentType, @Nullable URI base) {
        String text = FeedDecoder.decode(body, contentType);
        String start = text.stripLeading();
        if (start.isEmpty()) {
            return notAFeed("It is empty.");
        }
        if (start.startsWith("{")) {
            FeedDocument feed = JsonFeedReader.read(start, base);
            return feed == null ? notAFeed("It is JSON, but not a JSON Feed.") : new FeedReading.Read(feed);
        }
        String healed = FeedHealer.heal(text);
        return healed.startsWith("<") ? readXml(healed, base) : notAFeed("It is text without any markup.");
    }

    private static FeedReading readXml(String text, @Nullable URI base) {
        Document tree = Jsoup.parse(text, base == null ? "" : base.toString(), Parser.xmlParser());
        tree.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
        Element root = tree.stream()
                .filter(element -> format(element) != null)
                .findFirst()
                .orElse(null);
        if (root == null) {
            return withoutFeed(tree, text, base);
        }
        String format = Objects.requireNonNull(format(root), "the root was chosen for having a format");
        // Items without a feed around them: a feed that lost its head.
        Element whole = format.equals(HEADLESS) ? tree : root;
        return new FeedReading.Read(new XmlFeedReader(whole, format, base).read());
    }

    private static FeedReading withoutFeed(Document tree, String text, @Nullable URI base) {
        Element first = tree.firstElementChild();
        if (first == null) {
            return notAFeed("It is markup without any element.");
        }
        String name = local(first);
        if (name.equals("html") || name.equals("body") || name.equals("head")) {
            return new FeedReading.NotAFeed("It is a web page, not a feed.", FeedLinks.in(text, base));
        }
        return notAFeed("It is XML, but not a feed: its root element is <" + first.tagName() + ">.");
    }

    private static FeedReading notAFeed(String reason) {
        return new FeedReading.NotAFeed(reason, List.of());
    }

    /** The format that an element is the root of, or null. */
    private static @Nullable String format(Element element) {
        return switch (local(element)) {
            case "rss" -> ("rss " + element.attr("version")).strip();
            case "rdf" -> "rss 1.0";
            case "feed" -> isOldAtom(element) ? "atom 0.3" : "atom 1.0";
            case "channel" -> FeedFields.attribute(element, "href") != null ? "cdf" : "rss";
            case "urlset" -> "sitemap";
            case "item", "entry" -> HEADLESS;
            default -> null;
        };
    }

    private static boolean isOldAtom(Element feed) {
        return feed.attr("version").startsWith("0.") || feed.attr("xmlns").contains("purl.org");
    }

    private static String local(Element element) {
        String tag = element.tagName();
        return tag.substring(tag.indexOf(':') + 1).toLowerCase(Locale.ROOT);
    }
}
