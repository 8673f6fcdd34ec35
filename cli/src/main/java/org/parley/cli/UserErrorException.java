package org.parley.cli;

/** Something that the person at the command line can mend; the message says what, without a stack trace. */
public final class UserErrorException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UserErrorException(String message) {
        super(message);
    }
}
