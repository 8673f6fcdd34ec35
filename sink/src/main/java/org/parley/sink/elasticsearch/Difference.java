package org.parley.sink.elasticsearch;

import org.parley.schemas.search.SearchIndex;

/**
 * One document in which an index does not agree with its topic.
 *
 * @param inTopic version that the topic asks for, -1 when it asks for none
 * @param inIndex version that the index holds, -1 when it holds none
 */
public record Difference(SearchIndex index, String id, long inTopic, long inIndex) {

    /** What is wrong, in one word. */
    public enum Kind {
        /** The topic has it, the index has not: not yet written, or in the dead letters. */
        MISSING,
        /** The index has it, the topic has not: the topic was made again, or lost it. */
        SURPLUS,
        /** The index holds an earlier version: not yet written, or in the dead letters. */
        BEHIND,
        /** The index holds a later version: the topic was made again. */
        AHEAD
    }

    public Kind kind() {
        if (inIndex < 0) {
            return Kind.MISSING;
        } else if (inTopic < 0) {
            return Kind.SURPLUS;
        }
        return inIndex < inTopic ? Kind.BEHIND : Kind.AHEAD;
    }

    @Override
    public String toString() {
        return switch (kind()) {
            case MISSING -> "missing  " + index.alias() + " " + id + ": the topic has version " + inTopic;
            case SURPLUS -> "surplus  " + index.alias() + " " + id + ": the index has version " + inIndex;
            case BEHIND, AHEAD ->
                (kind() == Kind.BEHIND ? "behind   " : "ahead    ") + index.alias() + " " + id + ": version " + inIndex
                        + " in the index, " + inTopic + " in the topic";
        };
    }
}
