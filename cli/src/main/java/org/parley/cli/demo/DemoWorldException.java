package org.parley.cli.demo;

import org.jspecify.annotations.Nullable;

/** The demo's world can't be read; the message names file and entry. Nothing can be replayed until the file is mended. */
public final class DemoWorldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoWorldException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
