package org.parley.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** Parley's topics on a broker, to be written and looked at by tests. */
public final class TestTopics implements AutoCloseable {

    private final KafkaConfig config;
    private final KafkaProducer<byte[], byte[]> producer;

    public TestTopics(String bootstrapServers) {
        this.config = new KafkaConfig(bootstrapServers, 2, 1, Map.of());
        try (TopicAdmin topics = new TopicAdmin(config)) {
            topics.createMissing();
        }
        this.producer =
                new KafkaProducer<>(config.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    public KafkaConfig config() {
        return config;
    }

    public <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) {
        writeBytes(topic, key, topic.valueSerde().toBytes(value));
    }

    /** Writes any bytes, null for a tombstone, and returns once the broker has them. */
    public void writeBytes(Topic<?> topic, String key, byte[] value) {
        int partition = topic.partitioning().partition(key, config.partitions());
        try {
            producer.send(new ProducerRecord<>(
                            topic.name(), partition, key.getBytes(java.nio.charset.StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public List<DeadLetter> deadLetters() {
        List<DeadLetter> letters = new ArrayList<>();
        try (TopicReader reader = new TopicReader(config)) {
            reader.forEach(
                    Topics.DEAD_LETTERS,
                    record -> letters.add(Topics.DEAD_LETTERS.valueSerde().fromBytes(record.value())));
        }
        return letters;
    }

    /** How many records a group has not committed yet, over all partitions that it has ever committed; many before its first commit. */
    public static long lag(KafkaConfig config, String group) {
        try (Admin admin = Admin.create(config.clientConfig())) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            committed.keySet().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
            long lag = committed.isEmpty() ? Long.MAX_VALUE : 0;
            for (var end : admin.listOffsets(wanted).all().get().entrySet()) {
                lag += end.getValue().offset() - committed.get(end.getKey()).offset();
            }
            return lag;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
