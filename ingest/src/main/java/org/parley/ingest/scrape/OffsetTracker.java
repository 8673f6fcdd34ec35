package org.parley.ingest.scrape;

import java.util.TreeSet;

/**
 * Which records of one partition are finished, though they finish in any order. Tells the offset up to which all are, which is what may be
 * committed. Not thread-safe.
 */
final class OffsetTracker {

    private final TreeSet<Long> open = new TreeSet<>();
    private long next;
    private long committed = -1;

    /** Notes a record that was read; offsets rise. */
    void began(long offset) {
        open.add(offset);
        next = offset + 1;
    }

    /** Notes that a record is dealt with. */
    void finished(long offset) {
        open.remove(offset);
    }

    /** Records that are read and not finished. */
    int inHand() {
        return open.size();
    }

    /** The offset to commit: that of the first record which is not finished. */
    long committable() {
        return open.isEmpty() ? next : open.first();
    }

    /** Whether there is anything to commit since {@link #committed}. */
    boolean hasProgress() {
        return next > 0 && committable() > committed;
    }

    void committed(long offset) {
        committed = offset;
    }
}
