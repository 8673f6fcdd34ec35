package org.parley.sink.elasticsearch;

/** An index was not rebuilt; the message says what to do. The alias stands for the old version as before. */
public final class ReindexException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ReindexException(String message) {
        super(message);
    }
}
