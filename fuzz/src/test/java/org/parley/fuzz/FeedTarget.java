package org.parley.fuzz;

import java.net.URI;
import java.util.Arrays;
import java.util.Objects;
import org.parley.ingest.feed.FeedReader;
import org.parley.ingest.feed.FeedReading;

/** The feed reader on any bytes under any of the content types that servers send. */
public final class FeedTarget {

    private static final FeedReader READER = new FeedReader();
    private static final String[] TYPES = {
        null,
        "application/rss+xml",
        "text/xml; charset=utf-16",
        "application/xml; charset=windows-1251",
        "text/html; charset=x",
        ""
    };
    private static final URI BASE = URI.create("https://outlet.example/news/feed.xml");

    private FeedTarget() {}

    /** The first byte chooses the content type and whether the feed has an address. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int choice = input[0] & 0xff;
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        FeedReading reading = READER.read(body, TYPES[choice % TYPES.length], choice >= 128 ? BASE : null);
        if (reading instanceof FeedReading.Read read) {
            read.feed().items().forEach(Objects::requireNonNull);
        } else if (reading instanceof FeedReading.NotAFeed no && no.reason().isBlank()) {
            throw new AssertionError("no reason given");
        }
    }
}
