package org.parley.sink;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.DeadLetters;
import org.parley.schemas.Topics;

/** Keeps records that can never leave Kafka by push, with the reason and their bytes. Thread-safe. */
public final class DeadLetterWriter implements AutoCloseable {

    /** A record and why it goes to the dead letters. */
    public record Lost(ConsumerRecord<byte[], byte[]> record, String stage, String reason, String detail) {}

    private final Producer<String, DeadLetter> producer;
    private final Clock clock;

    public DeadLetterWriter(KafkaConfig kafka, String clientId, Clock clock) {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        this.producer = new KafkaProducer<>(
                properties,
                new StringSerializer(),
                Topics.DEAD_LETTERS.valueSerde().serializer());
        this.clock = clock;
    }

    /**
     * Writes the letters and returns once Kafka holds them.
     *
     * @throws KafkaException when Kafka does not take them; some of them may have been written
     */
    public void write(List<Lost> letters) {
        List<Future<?>> sent = new ArrayList<>();
        letters.forEach(letter -> sent.add(producer.send(toRecord(letter))));
        producer.flush();
        sent.forEach(DeadLetterWriter::await);
    }

    private ProducerRecord<String, DeadLetter> toRecord(Lost lost) {
        DeadLetter letter = DeadLetters.of(lost.record(), lost.stage(), lost.reason(), null, clock.instant());
        letter.setDetail(lost.detail());
        int partitions = producer.partitionsFor(Topics.DEAD_LETTERS.name()).size();
        return Topics.DEAD_LETTERS.newRecord(key(lost.record().key()), letter, partitions, clock.millis());
    }

    private static String key(byte @Nullable [] key) {
        return key == null ? "" : new String(key, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static void await(Future<?> sending) {
        try {
            sending.get();
        } catch (ExecutionException e) {
            throw new KafkaException("dead letter was not written", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing a dead letter", e);
        }
    }

    @Override
    public void close() {
        producer.close(java.time.Duration.ofSeconds(2));
    }
}
