package org.parley.runtime.kafka;

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
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.parley.schemas.Topic;

/**
 * Reads a topic from its first record to what is its end, and later on to what has become its end meanwhile; committed records only and
 * undecoded, without a consumer group. For looking inside and for rebuilding; services that follow a topic have consumers of their own.
 * Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReader(KafkaConfig config) {
        Map<String, Object> properties = config.clientConfig();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands over every record of a topic, in order within each partition.
     *
     * @throws KafkaUnavailableException when Kafka does not answer or the topic is missing
     */
    public void forEach(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        open(topic);
        readOn(batch -> batch.forEach(action));
    }

    /**
     * Begins with a topic's first record.
     *
     * @throws KafkaUnavailableException when Kafka does not answer or the topic is missing
     */
    public void open(Topic<?> topic) {
        asking(topic.name(), () -> {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaUnavailableException("there is no topic " + topic.name(), null);
            }
            consumer.assign(partitions.stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList());
            consumer.seekToBeginning(consumer.assignment());
        });
    }

    /**
     * Hands over, batch by batch, everything between where the reading stands and what is the end of the opened topic now.
     *
     * @throws KafkaUnavailableException when Kafka does not answer
     */
    public void readOn(Consumer<List<ConsumerRecord<byte[], byte[]>>> action) {
        asking("on", () -> {
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
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
        });
    }

    private static void asking(String what, Runnable request) {
        try {
            request.run();
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka does not answer", e);
        } catch (InterruptException e) {
            throw new KafkaUnavailableException("interrupted while reading " + what, e);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot read " + what, e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
