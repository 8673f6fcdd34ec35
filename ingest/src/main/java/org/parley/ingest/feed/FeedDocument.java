package org.parley.ingest.feed;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was read, whatever its format. Absent values are null, never empty texts.
 *
 * @param format as {@code rss 2.0}, {@code atom 1.0}, {@code json feed}, {@code sitemap}
 * @param id the feed's own id
 * @param link the web page that it belongs to
 * @param description subtitle, tagline or description
 * @param language as given, usually a language tag
 * @param authors as they would be printed: name, address in brackets
 * @param updateEvery how often its publisher says that it changes
 * @param hubs WebSub hubs that announce its changes
 * @param self the address under which the hubs know it
 */
public record FeedDocument(
        String format,
        @Nullable String id,
        @Nullable FeedText title,
        @Nullable String link,
        @Nullable FeedText description,
        @Nullable String language,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<FeedAuthor> authors,
        @Nullable Duration updateEvery,
        List<URI> hubs,
        @Nullable URI self,
        List<FeedItem> items) {

    public FeedDocument {
        authors = List.copyOf(authors);
        hubs = List.copyOf(hubs);
        items = List.copyOf(items);
    }
}
