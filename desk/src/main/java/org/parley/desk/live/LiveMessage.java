package org.parley.desk.live;

/**
 * One message of the live stream.
 *
 * @param id position of a reader who has read it, see {@link StreamPosition}; empty for messages outside the count
 * @param type {@code alert}, {@code event}, {@code reset} or {@code clock}
 * @param source partition it came from, as {@code alerts-0}; empty for messages outside the count
 * @param offset its offset there
 * @param json the record
 */
public record LiveMessage(String id, String type, String source, long offset, String json) {

    /** Tells the reader that messages were missed, and to load its state anew. */
    static LiveMessage reset(StreamPosition position) {
        return new LiveMessage(position.toString(), "reset", "", -1, "{}");
    }
}
