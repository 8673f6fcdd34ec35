package org.parley.runtime.kafka;

import java.time.Duration;
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
 * Reads a topic once, from its first record to what was its end when the reading began, committed records only and undecoded. For looking
 * inside and for rebuilding; services that follow a topic have consumers of their own. Not thread-safe.
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
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000);
        this.consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Hands over every record of a topic, in order within each partition.
     *
     * @throws KafkaUnavailableException when Kafka does not answer or the topic is missing
     */
    public void forEach(Topic<?> topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        try {
            List<PartitionInfo> partitions = consumer.partitionsFor(topic.name());
            if (partitions == null || partitions.isEmpty()) {
                throw new KafkaUnavailableException("there is no topic " + topic.name(), null);
            }
            readAll(
                    partitions.stream()
                            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                            .toList(),
                    action);
        } catch (TimeoutException e) {
            throw new KafkaUnavailableException("Kafka does not answer", e);
        } catch (InterruptException e) {
            throw new KafkaUnavailableException("interrupted while reading " + topic.name(), e);
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot read " + topic.name(), e);
        }
    }

    private void readAll(List<TopicPartition> partitions, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        long lastProgress = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                records.forEach(action);
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > PATIENCE.toNanos()) {
                throw new KafkaUnavailableException("Kafka has sent nothing for " + PATIENCE.toSeconds() + " s", null);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
