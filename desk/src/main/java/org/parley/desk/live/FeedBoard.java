package org.parley.desk.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.json.RecordJson;

/** The subscriptions and how their polls go, the latest state of each in memory. Thread-safe. */
public final class FeedBoard implements RecordListener {

    /** What has to be followed, from its beginning. */
    public static final List<Topic<?>> TOPICS = List.of(Topics.FEEDS, Topics.FEED_STATES);

    private static final Set<String> STATE_FIELDS = Set.of(
            "lastPollAt",
            "lastSuccessAt",
            "nextPollAt",
            "intervalSeconds",
            "failures",
            "lastError",
            "muted",
            "movedTo");

    private final Map<String, ObjectNode> feeds = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> states = new ConcurrentHashMap<>();

    @Override
    public void startsAt(Topic<?> topic, int partition, long offset) {
        // the latest state of each feed is all that is shown
    }

    @Override
    public void record(Topic<?> topic, int partition, long offset, String key, byte @Nullable [] value) {
        Map<String, ObjectNode> kept = topic.equals(Topics.FEEDS) ? feeds : states;
        if (value == null) {
            kept.remove(key);
        } else {
            kept.put(key, RecordJson.toJson(topic.valueSerde().fromBytes(value)));
        }
    }

    /** The subscriptions with their states, those in trouble first. */
    public List<ObjectNode> all() {
        return feeds.entrySet().stream()
                .map(feed -> joined(feed.getValue().deepCopy(), states.get(feed.getKey())))
                .sorted(Comparator.comparingInt(
                                (ObjectNode feed) -> -feed.path("failures").asInt())
                        .thenComparing(feed -> feed.path("outlet").path("name").asText())
                        .thenComparing(feed -> feed.path("url").asText()))
                .toList();
    }

    private static ObjectNode joined(ObjectNode feed, @Nullable ObjectNode state) {
        STATE_FIELDS.forEach(field -> feed.set(field, state == null ? null : state.get(field)));
        return feed;
    }
}
