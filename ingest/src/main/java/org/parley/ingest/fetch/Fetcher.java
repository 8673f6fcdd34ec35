package org.parley.ingest.fetch;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Gets bytes from other people's servers. Thread-safe. */
public interface Fetcher extends AutoCloseable {

    /** Gets a feed: readers may always ask for those, so that robots.txt is not looked at. Otherwise as {@link #page(URI, Map)}. */
    CompletableFuture<FetchResult> feed(URI uri, Map<String, String> headers);

    /**
     * Gets a page where robots.txt allows it, following redirects, as the host's turn comes. The future never fails.
     *
     * @param headers added to the request, as {@code If-None-Match}
     */
    default CompletableFuture<FetchResult> page(URI uri, Map<String, String> headers) {
        return page(uri, headers, () -> true);
    }

    /**
     * As {@link #page(URI, Map)}, but makes no request when the host's turn has come and the page is wanted no more.
     *
     * @param wanted asked on any thread; the result is then {@link FetchResult.Refusal#UNWANTED}
     */
    CompletableFuture<FetchResult> page(URI uri, Map<String, String> headers, BooleanSupplier wanted);

    /** Sends a form as the host's turn comes; robots.txt is not looked at. A redirect is not followed. The future never fails. */
    CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body);

    /** Gives up everything under way. */
    @Override
    void close();
}
