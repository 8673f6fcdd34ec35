package org.parley.ingest.feed;

import java.net.URI;
import java.util.List;

/** What reading a body as a feed gave. */
public sealed interface FeedReading {

    /** It is a feed. */
    record Read(FeedDocument feed) implements FeedReading {}

    /**
     * It is not.
     *
     * @param reason one sentence for a person
     * @param discovered feeds that the body, being a web page, points to
     */
    record NotAFeed(String reason, List<URI> discovered) implements FeedReading {}
}
