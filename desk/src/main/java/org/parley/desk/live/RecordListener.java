package org.parley.desk.live;

import org.jspecify.annotations.Nullable;
import org.parley.schemas.Topic;

/** What is told of followed topics, always from the follower's one thread. */
public interface RecordListener {

    /** From which offset on a partition is followed. */
    void startsAt(Topic<?> topic, int partition, long offset);

    /**
     * A record.
     *
     * @param value null when the key was deleted
     * @throws org.parley.schemas.UnreadableRecordException when it cannot be read; the follower counts it and goes on
     */
    void record(Topic<?> topic, int partition, long offset, String key, byte @Nullable [] value);
}
