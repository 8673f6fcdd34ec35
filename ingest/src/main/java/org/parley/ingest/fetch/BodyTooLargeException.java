package org.parley.ingest.fetch;

import java.io.IOException;

/** A body that goes beyond what we are willing to hold. */
final class BodyTooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("more than " + limit + " bytes");
    }
}
