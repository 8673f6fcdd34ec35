package org.parley.embedded;

import java.time.Duration;

/** Waiting for another process, of which nothing can tell us but looking again. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for a server", e);
        }
    }
}
