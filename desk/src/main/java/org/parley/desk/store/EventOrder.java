package org.parley.desk.store;

/** In which order events come. */
public enum EventOrder {
    /** Latest report first. */
    NEWEST,
    /** What is still to come, soonest first; leaves out what is over. */
    UPCOMING,
    /** Latest date of the event first, undated ones last. */
    DATE,
    /** Best match for the words first. */
    RELEVANCE
}
