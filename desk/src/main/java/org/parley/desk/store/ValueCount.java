package org.parley.desk.store;

/** How often a value occurs. */
public record ValueCount(String value, long count) {}
