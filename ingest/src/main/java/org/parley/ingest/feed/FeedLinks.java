package org.parley.ingest.feed;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Addresses;

/** Finds the feeds that a web page points to with {@code link rel=alternate}. */
final class FeedLinks {

    private static final Set<String> TYPES = Set.of(
            "application/rss+xml",
            "application/atom+xml",
            "application/rdf+xml",
            "application/feed+json",
            "application/json",
            "text/xml",
            "application/xml");

    private FeedLinks() {}

    /** The feeds' addresses in the page's order; none when the page's own address is unknown and theirs are relative. */
    static List<URI> in(String html, @Nullable URI base) {
        Set<URI> feeds = new LinkedHashSet<>();
        for (Element link :
                Jsoup.parse(html, base == null ? "" : base.toString()).select("link[rel~=(?i)alternate][href]")) {
            URI address = Addresses.parse(link.absUrl("href"));
            if (address != null && TYPES.contains(link.attr("type").strip().toLowerCase(Locale.ROOT))) {
                feeds.add(address);
            }
        }
        return List.copyOf(feeds);
    }
}
