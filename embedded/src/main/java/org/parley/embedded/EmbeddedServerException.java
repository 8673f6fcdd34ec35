package org.parley.embedded;

import org.jspecify.annotations.Nullable;

/** An embedded server cannot run here. The message is one sentence for the person who started Parley. */
public class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public EmbeddedServerException(String message) {
        this(message, null);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
