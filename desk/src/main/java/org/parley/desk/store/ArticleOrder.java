package org.parley.desk.store;

/** Which articles come first. */
public enum ArticleOrder {
    /** Latest publication first. */
    NEWEST,
    /** Best match first. */
    RELEVANCE
}
