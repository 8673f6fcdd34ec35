package org.parley.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed. Absent values are null, never empty texts.
 *
 * @param id guid, atom:id or rdf:about
 * @param link address of the article, absolute where a base was known
 * @param summary description or summary
 * @param content full content where the feed carries it
 */
public record FeedItem(
        @Nullable String id,
        @Nullable String link,
        @Nullable FeedText title,
        @Nullable FeedText summary,
        @Nullable FeedText content,
        @Nullable Instant published,
        @Nullable Instant updated,
        List<FeedAuthor> authors,
        @Nullable String language) {

    public FeedItem {
        authors = List.copyOf(authors);
    }
}
