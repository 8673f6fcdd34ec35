package org.parley.cli.json;

/** A line that cannot be used; the message says why, in words for the person who wrote it. */
public final class BadLineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadLineException(String message) {
        super(message);
    }
}
