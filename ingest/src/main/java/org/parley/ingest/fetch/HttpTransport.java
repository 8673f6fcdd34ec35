package org.parley.ingest.fetch;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Makes single requests. The seam behind which politeness and redirects are tested without a network. */
interface HttpTransport extends AutoCloseable {

    /**
     * One GET, no redirect followed. The future never fails: it ends with a response of any status, a refusal or a failure.
     *
     * @param uri absolute, {@code http} or {@code https}
     */
    CompletableFuture<FetchResult> get(URI uri, Map<String, String> headers);

    /** One POST, otherwise as {@link #get}. */
    CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body);

    @Override
    void close();
}
