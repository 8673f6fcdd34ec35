package org.parley.ingest.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads JSON Feed 1.0 and 1.1 (jsonfeed.org). Thread-safe. */
final class JsonFeedReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonFeedReader() {}

    /** The feed, or null when the text is no JSON or no feed. */
    static @Nullable FeedDocument read(String text, @Nullable URI base) {
        try {
            JsonNode root = JSON.readTree(text);
            return root.path("items").isArray() ? feed(root, base) : null;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }

    private static FeedDocument feed(JsonNode root, @Nullable URI base) {
        List<FeedItem> items = new ArrayList<>();
        root.path("items").forEach(item -> items.add(item(item, base)));
        return new FeedDocument(
                "json feed",
                null,
                plain(root, "title"),
                address(root, "home_page_url", base),
                plain(root, "description"),
                text(root, "language"),
                null,
                null,
                authors(root),
                null,
                hubs(root),
                uri(text(root, "feed_url")),
                items);
    }

    private static FeedItem item(JsonNode item, @Nullable URI base) {
        String html = text(item, "content_html");
        String link = address(item, "url", base);
        return new FeedItem(
                text(item, "id"),
                link != null ? link : address(item, "external_url", base),
                plain(item, "title"),
                plain(item, "summary"),
                html != null ? new FeedText(html, true, link == null ? "" : link) : plain(item, "content_text"),
                date(item, "date_published"),
                date(item, "date_modified"),
                authors(item),
                text(item, "language"));
    }

    private static List<FeedAuthor> authors(JsonNode node) {
        JsonNode given = node.has("authors") ? node.get("authors") : node.path("author");
        List<FeedAuthor> authors = new ArrayList<>();
        for (JsonNode author : given.isArray() ? given : List.of(given)) {
            FeedAuthor named = FeedAuthor.of(text(author, "name"), null);
            if (named != null) {
                authors.add(named);
            }
        }
        return authors;
    }

    private static List<URI> hubs(JsonNode root) {
        List<URI> hubs = new ArrayList<>();
        for (JsonNode hub : root.path("hubs")) {
            URI address = uri(text(hub, "url"));
            if (address != null && "WebSub".equalsIgnoreCase(hub.path("type").asText())) {
                hubs.add(address);
            }
        }
        return hubs;
    }

    private static @Nullable FeedText plain(JsonNode node, String name) {
        String value = text(node, name);
        return value == null ? null : FeedText.plain(value);
    }

    private static @Nullable Instant date(JsonNode node, String name) {
        return FeedDates.parse(text(node, name)).orElse(null);
    }

    /** A value as text, numbers included since many ids are such; null when missing, empty or no scalar. */
    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? value.asText().strip()
                : null;
    }

    private static @Nullable String address(JsonNode node, String name, @Nullable URI base) {
        URI address = uri(text(node, name));
        if (address == null) {
            return text(node, name);
        }
        return Objects.toString(base == null ? address : base.resolve(address));
    }

    private static @Nullable URI uri(@Nullable String text) {
        try {
            return text == null ? null : URI.create(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }
}
