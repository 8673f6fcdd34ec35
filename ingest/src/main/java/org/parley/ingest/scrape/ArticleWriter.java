package org.parley.ingest.scrape;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Topic;

/** Writes articles and dead letters, and tells when Kafka has them safe. Thread-safe. */
final class ArticleWriter implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final Map<String, Integer> partitionCounts = new ConcurrentHashMap<>();

    ArticleWriter(KafkaConfig kafka) {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Sends one record.
     *
     * @param done called with null once it is acknowledged, or with why it never will be; from any thread
     */
    <V extends SpecificRecord> void write(
            Topic<V> topic, String key, V value, long now, Consumer<@Nullable Throwable> done) {
        try {
            int partitions = partitionCounts.computeIfAbsent(
                    topic.name(), name -> producer.partitionsFor(name).size());
            ProducerRecord<String, V> typed = topic.newRecord(key, value, partitions, now);
            byte[] bytes = topic.valueSerde().toBytes(value);
            producer.send(
                    new ProducerRecord<>(typed.topic(), typed.partition(), typed.timestamp(), key, bytes),
                    (metadata, failure) -> done.accept(failure));
        } catch (KafkaException | IllegalStateException e) {
            done.accept(e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
