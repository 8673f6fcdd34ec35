package org.parley.ingest.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Addresses;
import org.parley.ingest.fetch.FetchResult;

/**
 * A list of sitemaps. Large sites part their news sitemap by day or by number and name only this list.
 *
 * @param newest the sitemaps that changed last, first those; as many as are worth following
 * @param dated whether the list tells of each when it changed, so that it changes whenever one of them does
 */
record SitemapIndex(List<URI> newest, boolean dated) {

    /** News is in the last few; the others go back for years. */
    private static final int MOST = 3;

    private static final int PROLOG = 2048;

    /** Reads an answer's body; null when it is no index. */
    static @Nullable SitemapIndex in(FetchResult.Response response) {
        byte[] body = response.body();
        String prolog = new String(body, 0, Math.min(body.length, PROLOG), StandardCharsets.ISO_8859_1);
        if (!prolog.contains("sitemapindex")) {
            return null;
        }
        String text = FeedDecoder.decode(body, response.headers().get("Content-Type"));
        Document tree = Jsoup.parse(FeedHealer.heal(text), response.uri().toString(), Parser.xmlParser());
        List<Entry> entries = new ArrayList<>();
        for (Element sitemap : tree.select("sitemap, *|sitemap")) {
            Element location = sitemap.selectFirst("loc, *|loc");
            URI address = location == null ? null : Addresses.resolve(response.uri(), location.text());
            if (address != null) {
                Element changed = sitemap.selectFirst("lastmod, *|lastmod");
                Instant at =
                        changed == null ? null : FeedDates.parse(changed.text()).orElse(null);
                entries.add(new Entry(address, at));
            }
        }
        boolean dated = entries.stream().allMatch(entry -> entry.changedAt != null);
        // Where some are undated the sort keeps their order, in which the newest come first as a rule.
        List<URI> newest = entries.stream()
                .sorted(Comparator.comparing(Entry::changedAt, Comparator.nullsLast(Comparator.reverseOrder())))
                .map(Entry::address)
                .distinct()
                .limit(MOST)
                .toList();
        return new SitemapIndex(newest, dated);
    }

    private record Entry(URI address, @Nullable Instant changedAt) {}
}
