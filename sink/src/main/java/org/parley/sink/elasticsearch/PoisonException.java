package org.parley.sink.elasticsearch;

import org.jspecify.annotations.Nullable;

/** A record that can never be stored. The caller sends it to the dead letters. */
final class PoisonException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * @param reason a short constant phrase that can be counted
     */
    PoisonException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
