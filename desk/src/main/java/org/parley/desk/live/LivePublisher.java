package org.parley.desk.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Topic;

/** Puts followed records into the live stream. */
public final class LivePublisher implements RecordListener {

    private final Map<Topic<?>, LiveTopic<?>> topics = new HashMap<>();
    private final LiveStream stream;

    public LivePublisher(List<LiveTopic<?>> topics, LiveStream stream) {
        topics.forEach(live -> this.topics.put(live.topic(), live));
        this.stream = stream;
    }

    @Override
    public void startsAt(Topic<?> topic, int partition, long offset) {
        stream.startsAt(source(topic, partition), offset);
    }

    @Override
    public void record(Topic<?> topic, int partition, long offset, String key, byte @Nullable [] value) {
        LiveTopic<?> live = topics.get(topic);
        if (live != null && value != null) {
            stream.publish(live.type(), source(topic, partition), offset, live.read(value));
        }
    }

    private static String source(Topic<?> topic, int partition) {
        return topic.shortName() + "-" + partition;
    }
}
