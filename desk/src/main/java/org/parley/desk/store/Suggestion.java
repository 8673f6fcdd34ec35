package org.parley.desk.store;

/**
 * A name that completes what was typed.
 *
 * @param filter which filter it is a value of
 * @param value the name
 * @param count events that have it
 */
public record Suggestion(EventFilter filter, String value, long count) {}
