package org.parley.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * How a topic is created.
 *
 * @param compacted whether only the latest record of each key is kept
 * @param retention how long records are kept; null for ever
 */
public record TopicSettings(boolean compacted, @Nullable Duration retention) {

    static TopicSettings compact() {
        return new TopicSettings(true, null);
    }

    static TopicSettings delete(Duration retention) {
        return new TopicSettings(false, retention);
    }

    static TopicSettings compactAndDelete(Duration retention) {
        return new TopicSettings(true, retention);
    }

    /** The settings in the words of Kafka's topic configuration. */
    public Map<String, String> toTopicConfig() {
        Map<String, String> config = new HashMap<>();
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, cleanupPolicy());
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention == null ? -1 : retention.toMillis()));
        config.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        return config;
    }

    private String cleanupPolicy() {
        if (!compacted) {
            return TopicConfig.CLEANUP_POLICY_DELETE;
        }
        return retention == null
                ? TopicConfig.CLEANUP_POLICY_COMPACT
                : TopicConfig.CLEANUP_POLICY_COMPACT + "," + TopicConfig.CLEANUP_POLICY_DELETE;
    }
}
