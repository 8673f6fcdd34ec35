package org.parley.ingest.poll;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.feed.FeedAuthor;
import org.parley.ingest.feed.FeedDocument;
import org.parley.ingest.feed.FeedItem;
import org.parley.ingest.feed.FeedText;
import org.parley.ingest.fetch.Addresses;
import org.parley.schemas.Feed;
import org.parley.schemas.Link;
import org.parley.schemas.RecordIds;

/** Makes links of a feed's items: those that are new, and those that have changed since they were last passed on. Thread-safe. */
final class LinkMaker {

    /** Bounds by which a link always fits into Kafka. Longer content is left out, since the page has it anyway. */
    private static final int MAX_CONTENT = 200_000;

    private static final int MAX_SUMMARY = 20_000;
    private static final int MAX_LINE = 2_000;
    private static final int MAX_AUTHORS = 50;

    private final int maxItems;

    LinkMaker(int maxItems) {
        this.maxItems = maxItems;
    }

    /**
     * What a poll found.
     *
     * @param total items looked at
     * @param withoutLink items that lead nowhere
     */
    record Found(List<Link> links, int total, int withoutLink) {}

    /** Notes all items in {@code seen} and gives those to pass on, in the feed's order. */
    Found find(Feed feed, FeedDocument document, SeenItems seen, Instant now) {
        List<FeedItem> items = document.items();
        List<Link> links = new ArrayList<>();
        Set<String> urls = new HashSet<>();
        int withoutLink = 0;
        int total = Math.min(items.size(), maxItems);
        // From the end, so that a feed's first item, its newest, is remembered longest.
        for (int i = total - 1; i >= 0; i--) {
            FeedItem item = items.get(i);
            URI url = item.link() == null ? null : Addresses.parse(item.link());
            if (url == null || url.toString().length() > MAX_LINE) {
                withoutLink++;
                continue;
            }
            Long revision = seen.note(key(item, url), version(item));
            if (revision != null && urls.add(url.toString())) {
                links.add(0, link(feed, document, item, url, revision, now));
            }
        }
        return new Found(List.copyOf(links), total, withoutLink);
    }

    private static String key(FeedItem item, URI url) {
        return RecordIds.hash("item", item.id() == null ? url.toString() : item.id());
    }

    private static String version(FeedItem item) {
        return RecordIds.hash(
                "version",
                orEmpty(plain(item.title())),
                orEmpty(plain(item.summary())),
                String.valueOf(item.updated() != null ? item.updated() : item.published()));
    }

    private static Link link(Feed feed, FeedDocument document, FeedItem item, URI url, long revision, Instant now) {
        FeedText content = item.content();
        String html = content == null || content.value().length() > MAX_CONTENT ? null : content.toHtml();
        return Link.newBuilder()
                .setUrl(url.toString())
                .setFeedUrl(feed.getUrl())
                .setOutlet(feed.getOutlet())
                .setItemId(cut(item.id(), MAX_LINE))
                .setTitle(cut(plain(item.title()), MAX_LINE))
                .setSummary(cut(plain(item.summary()), MAX_SUMMARY))
                .setContent(html)
                .setAuthors(authors(item))
                .setLanguage(language(item.language(), document.language(), feed.getLanguage()))
                .setPublishedAt(item.published())
                .setUpdatedAt(item.updated())
                .setRevision(revision)
                .setDiscoveredAt(now)
                .build();
    }

    private static List<String> authors(FeedItem item) {
        return item.authors().stream()
                .limit(MAX_AUTHORS)
                .map(FeedAuthor::display)
                .map(name -> name.length() <= MAX_LINE ? name : name.substring(0, MAX_LINE))
                .toList();
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most);
    }

    /** The first that is given, as its primary subtag. */
    private static @Nullable String language(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && candidate.matches("[A-Za-z]{2,3}([-_].*)?")) {
                return candidate.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    private static @Nullable String plain(@Nullable FeedText text) {
        String words = text == null ? "" : text.toPlain();
        return words.isEmpty() ? null : words;
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
