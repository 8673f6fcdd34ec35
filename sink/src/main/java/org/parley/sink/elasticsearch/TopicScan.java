package org.parley.sink.elasticsearch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.KafkaUnavailableException;
import org.parley.schemas.Topic;

/**
 * Reads a topic from its beginning to its end, and later on to what has become its end meanwhile. Committed records only, undecoded,
 * without a consumer group. Not thread-safe.
 */
final class TopicScan implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    TopicScan(KafkaConfig kafka, Topic<?> topic) {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.partitions = partitionsOf(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** How many records lie ahead, control records and compacted ones counted too. */
    long ahead() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - consumer.position(end.getKey()))
                .sum();
    }

    /**
     * Hands over, batch by batch, everything up to what is the end now.
     *
     * @throws KafkaUnavailableException when Kafka does not answer
     */
    void readToEnd(Consumer<List<ConsumerRecord<byte[], byte[]>>> action) {
        try {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long lastProgress = System.nanoTime();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
                    records.forEach(batch::add);
                    action.accept(batch);
                    lastProgress = System.nanoTime();
                } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                    throw new KafkaUnavailableException(
                            "Kafka has sent nothing for " + PATIENCE.toSeconds() + " s", null);
                }
            }
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot read on", e);
        }
    }

    private List<TopicPartition> partitionsOf(Topic<?> topic) {
        try {
            List<PartitionInfo> found = consumer.partitionsFor(topic.name());
            if (found == null || found.isEmpty()) {
                throw new KafkaUnavailableException("there is no topic " + topic.name(), null);
            }
            return found.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
        } catch (KafkaException e) {
            consumer.close();
            throw new KafkaUnavailableException("cannot read " + topic.name(), e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
