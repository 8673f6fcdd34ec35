package org.parley.desk.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Topic;
import org.parley.schemas.UnreadableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics from near their end, or from their beginning. It has no consumer group: each desk reads all partitions for itself and
 * keeps no offsets. Partitions that appear later are picked up. Owns one thread, on which it alone uses the consumer.
 */
public final class TopicFollower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LOOK_FOR_PARTITIONS = Duration.ofSeconds(2);

    private final Map<String, Topic<?>> topics = new HashMap<>();
    private final RecordListener listener;
    private final Consumer<String, byte[]> consumer;
    private final long tail;
    private final Counter unreadable;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private final Thread thread;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile boolean following;

    /**
     * @param name one word for the thread and the metrics
     * @param tail how many of a partition's latest records to begin with
     * @param clock by which the age of records is told that come while following
     * @param onFatal called when following has stopped and only a restart can help
     */
    public TopicFollower(
            String name,
            List<Topic<?>> topics,
            RecordListener listener,
            KafkaConfig kafka,
            long tail,
            MeterRegistry metrics,
            Clock clock,
            java.util.function.Consumer<Throwable> onFatal) {
        topics.forEach(topic -> this.topics.put(topic.name(), topic));
        this.listener = listener;
        this.tail = tail;
        this.metrics = metrics;
        this.clock = clock;
        this.consumer =
                new KafkaConsumer<>(consumerConfig(name, kafka), new StringDeserializer(), new ByteArrayDeserializer());
        this.unreadable = metrics.counter("desk.follow.unreadable", "follower", name);
        this.thread = new Thread(() -> run(onFatal), "desk-" + name);
    }

    public void start() {
        thread.start();
    }

    /** Whether all topics were found and the last poll went well. */
    public boolean following() {
        return following;
    }

    @Override
    public void close() {
        if (stopping.compareAndSet(false, true)) {
            consumer.wakeup();
            try {
                thread.join(Duration.ofSeconds(5).toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Map<String, Object> consumerConfig(String name, KafkaConfig kafka) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "parley-desk-" + name);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return config;
    }

    private void run(java.util.function.Consumer<Throwable> onFatal) {
        try (consumer) {
            long lookAt = System.nanoTime();
            while (!stopping.get()) {
                if (System.nanoTime() - lookAt >= 0) {
                    lookForPartitions();
                    lookAt = System.nanoTime()
                            + LOOK_FOR_PARTITIONS
                                    .multipliedBy(following ? 15 : 1)
                                    .toNanos();
                }
                pollOnce();
            }
        } catch (WakeupException stopped) {
            LOG.debug("following stopped");
        } catch (AuthenticationException | AuthorizationException refused) {
            following = false;
            onFatal.accept(refused);
        } catch (RuntimeException bug) {
            following = false;
            if (!stopping.get()) {
                onFatal.accept(bug);
            }
        }
    }

    private void pollOnce() {
        if (consumer.assignment().isEmpty()) {
            pause();
            return;
        }
        consumer.poll(POLL).forEach(this::publish);
    }

    private void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopping.set(true);
        }
    }

    private void lookForPartitions() {
        try {
            Set<TopicPartition> found = new HashSet<>();
            boolean complete = true;
            for (String topic : topics.keySet()) {
                List<PartitionInfo> partitions = consumer.partitionsFor(topic, Duration.ofSeconds(5));
                complete &= !partitions.isEmpty();
                partitions.forEach(partition -> found.add(new TopicPartition(topic, partition.partition())));
            }
            Set<TopicPartition> added = new HashSet<>(found);
            added.removeAll(consumer.assignment());
            if (!added.isEmpty()) {
                begin(found, added);
            }
            following = complete;
        } catch (WakeupException | AuthenticationException | AuthorizationException passOn) {
            throw passOn;
        } catch (KafkaException unreachable) {
            following = false;
            LOG.warn("the desk cannot reach Kafka, trying again: {}", unreachable.getMessage());
        }
    }

    private void begin(Set<TopicPartition> all, Set<TopicPartition> added) {
        Map<TopicPartition, Long> first = consumer.beginningOffsets(added);
        Map<TopicPartition, Long> end = consumer.endOffsets(added);
        consumer.assign(all);
        ends.putAll(end);
        for (TopicPartition partition : added) {
            long from = Math.max(first.getOrDefault(partition, 0L), end.getOrDefault(partition, 0L) - tail);
            consumer.seek(partition, from);
            listener.startsAt(topic(partition.topic()), partition.partition(), from);
        }
    }

    private void publish(ConsumerRecord<String, byte[]> record) {
        measure(record);
        try {
            listener.record(topic(record.topic()), record.partition(), record.offset(), record.key(), record.value());
        } catch (UnreadableRecordException poison) {
            unreadable.increment();
            LOG.debug(
                    "an unreadable record is passed over: {}-{} {}",
                    record.topic(),
                    record.partition(),
                    record.offset());
        }
    }

    /** How long a record took from the fetch of its article until here. What was there before us says nothing of that. */
    private void measure(ConsumerRecord<String, byte[]> record) {
        if (record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L)) {
            return;
        }
        Duration delay = Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp()));
        metrics.timer("desk.live.delay", "topic", topic(record.topic()).shortName())
                .record(delay);
    }

    private Topic<?> topic(String name) {
        return Objects.requireNonNull(topics.get(name));
    }
}
