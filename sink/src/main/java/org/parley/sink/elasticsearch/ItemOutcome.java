package org.parley.sink.elasticsearch;

/** What became of one operation of a bulk request. */
sealed interface ItemOutcome {

    /** The index changed. */
    record Stored() implements ItemOutcome {}

    /** The index already held this version or a later one, or there was nothing to remove. */
    record Unchanged() implements ItemOutcome {}

    /** It will never be taken. */
    record Refused(String detail) implements ItemOutcome {}

    /** It may be taken later: overload, an outage, a block. */
    record Delayed(String detail) implements ItemOutcome {}

    /** Elasticsearch failed inside; later it may not, or this document may be the cause. */
    record Failed(String detail) implements ItemOutcome {}

    /** The alias or its index is missing; it may be taken once they are put up again. */
    record Homeless(String detail) implements ItemOutcome {}

    ItemOutcome STORED = new Stored();
    ItemOutcome UNCHANGED = new Unchanged();
}
