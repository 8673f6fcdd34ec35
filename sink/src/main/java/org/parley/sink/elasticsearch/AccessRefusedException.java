package org.parley.sink.elasticsearch;

/** Elasticsearch does not accept our credentials. They are read at start, so only a restart can help. */
final class AccessRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccessRefusedException(String message) {
        super(message);
    }
}
