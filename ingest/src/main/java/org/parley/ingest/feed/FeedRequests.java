package org.parley.ingest.feed;

import java.net.URI;
import org.parley.ingest.fetch.Addresses;
import org.parley.ingest.fetch.FetchResult;

/** What is asked of servers for a feed, and how their answer is read. */
public final class FeedRequests {

    /** The Accept header of a request for a feed. */
    public static final String ACCEPT = "application/atom+xml, application/rss+xml, application/feed+json, "
            + "application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

    private FeedRequests() {}

    /** Reads an answer's body, with its charset and the base that its headers tell. */
    public static FeedReading read(FeedReader reader, FetchResult.Response response) {
        String location = response.headers().get("Content-Location");
        URI base = location == null ? null : Addresses.resolve(response.uri(), location);
        return reader.read(
                response.body(), response.headers().get("Content-Type"), base == null ? response.uri() : base);
    }
}
