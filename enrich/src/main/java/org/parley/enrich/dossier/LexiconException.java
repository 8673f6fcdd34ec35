package org.parley.enrich.dossier;

/** A dossier's data is wrong: mend the named file, line and entry. Stops the start. */
public final class LexiconException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LexiconException(String message) {
        super(message);
    }

    public LexiconException(String message, Throwable cause) {
        super(message, cause);
    }
}
