package org.parley.cli.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is served at an address.
 *
 * @param lastModified when it came to be what it is, or null where that means nothing
 */
record Reply(
        int status,
        String contentType,
        byte[] body,
        @Nullable Instant lastModified) {

    static Reply html(String page, @Nullable Instant lastModified) {
        return new Reply(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8), lastModified);
    }

    static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), null);
    }
}
