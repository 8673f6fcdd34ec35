package org.parley.ingest.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one source gave.
 *
 * @param source address or path, as it was asked for
 * @param error one sentence, null when it is a feed
 * @param feed the feed, null when there is none
 */
public record FeedCheck(
        String source, @Nullable String error, @Nullable FeedDocument feed) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public boolean ok() {
        return feed != null;
    }

    /** One line of JSON, with the fields of {@code parley feeds check --json}; absent values are null. */
    public String toJson() {
        ObjectNode line = JSON.createObjectNode();
        line.put("source", source).put("ok", ok()).put("error", error);
        FeedDocument found = feed;
        if (found != null) {
            putFeed(line, found);
        }
        return line.toString();
    }

    private static void putFeed(ObjectNode line, FeedDocument feed) {
        line.put("format", feed.format()).put("id", feed.id());
        line.put("title", text(feed.title())).put("link", feed.link());
        // Readers know the text about the feed by either name.
        line.put("description", text(feed.description())).put("summary", text(feed.description()));
        line.put("language", feed.language());
        line.put("published", date(feed.published())).put("updated", date(feed.updated()));
        putAuthors(line, feed.authors());
        ArrayNode items = line.putArray("items");
        feed.items().forEach(item -> putItem(items.addObject(), item));
    }

    private static void putItem(ObjectNode line, FeedItem item) {
        line.put("id", item.id()).put("link", item.link());
        line.put("title", text(item.title()));
        // Readers show the content where there is no summary.
        FeedText summary = item.summary() != null ? item.summary() : item.content();
        line.put("summary", text(summary)).put("content", text(item.content()));
        line.put("published", date(item.published())).put("updated", date(item.updated()));
        putAuthors(line, item.authors());
    }

    private static void putAuthors(ObjectNode line, List<FeedAuthor> authors) {
        ArrayNode names = line.putArray("authors");
        authors.forEach(author -> names.add(author.toString()));
    }

    private static @Nullable String text(@Nullable FeedText text) {
        return text == null ? null : text.toClean();
    }

    private static @Nullable String date(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
