package org.parley.desk.store;

/** The search index cannot answer now; trying again later may help. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super("the search index cannot answer: " + cause.getMessage(), cause);
    }
}
