package org.parley.ingest.poll;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.FeedState;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what is remembered of the feeds of one partition. Reads committed records up to the very end of the log, transactions still open
 * included, and thereby waits until those are decided: no poll that a former owner has written is missed. Not thread-safe.
 */
final class StateRestorer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StateRestorer.class);
    private static final Duration STEP = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> committed;
    private final KafkaConsumer<String, byte[]> uncommitted;

    StateRestorer(KafkaConfig kafka) {
        this.committed = consumer(kafka, IsolationLevel.READ_COMMITTED);
        this.uncommitted = consumer(kafka, IsolationLevel.READ_UNCOMMITTED);
    }

    /** The newest state of each feed. A state that cannot be read is left out: its feed is polled as if it were new. */
    Map<String, FeedState> restore(int partition) {
        TopicPartition source = new TopicPartition(Topics.FEED_STATES.name(), partition);
        uncommitted.assign(List.of(source));
        long end = uncommitted.endOffsets(List.of(source)).getOrDefault(source, 0L);
        committed.assign(List.of(source));
        committed.seekToBeginning(List.of(source));
        Map<String, FeedState> states = new HashMap<>();
        while (committed.position(source) < end) {
            for (ConsumerRecord<String, byte[]> record : committed.poll(STEP)) {
                take(record, states);
            }
        }
        return states;
    }

    @Override
    public void close() {
        committed.close();
        uncommitted.close();
    }

    private static void take(ConsumerRecord<String, byte[]> record, Map<String, FeedState> states) {
        if (record.value() == null) {
            states.remove(record.key());
            return;
        }
        try {
            states.put(record.key(), Topics.FEED_STATES.valueSerde().fromBytes(record.value()));
        } catch (UnreadableRecordException e) {
            LOG.warn("A feed's state cannot be read and is begun anew: feed={}", record.key(), e);
            states.remove(record.key());
        }
    }

    private static KafkaConsumer<String, byte[]> consumer(KafkaConfig kafka, IsolationLevel isolation) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation.toString());
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        // A fetch that waits at the end of one partition would hold up the next.
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
