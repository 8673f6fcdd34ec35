package org.parley.cli.service;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.KafkaUnavailableException;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** The dead letters of a cluster: reads them, and sends the original bytes back to where they came from. Not thread-safe. */
public final class DeadLetterBox implements AutoCloseable {

    private final TopicReader reader;
    private final KafkaProducer<byte[], byte[]> producer;

    public DeadLetterBox(KafkaConfig kafka) {
        this.reader = new TopicReader(kafka);
        this.producer = new KafkaProducer<>(kafka.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A dead letter and where it lies. */
    public record Entry(int partition, long offset, DeadLetter letter) {

        /** Short name by which a person calls it. */
        public String id() {
            return partition + ":" + offset;
        }

        /** The failed record's key as text. */
        public String key() {
            byte[] key = bytes(letter.getKey());
            return key == null ? "" : new String(key, StandardCharsets.UTF_8);
        }
    }

    /** What became of a try. */
    public enum Outcome {
        SENT("sent to be tried again"),
        REPLACED("left alone: a later record has replaced it"),
        FROM_OUTSIDE("left alone: it did not come from a topic of ours");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** All of them, or those of one stage. */
    public List<Entry> list(@Nullable String stage) {
        List<Entry> entries = new ArrayList<>();
        reader.forEach(Topics.DEAD_LETTERS, record -> {
            DeadLetter letter = Topics.DEAD_LETTERS.valueSerde().fromBytes(record.value());
            if (stage == null || stage.equals(letter.getStage())) {
                entries.add(new Entry(record.partition(), record.offset(), letter));
            }
        });
        return entries;
    }

    /** Sends one back, unless its topic keeps only the latest record of a key and a later one is there. */
    public Outcome retry(Entry entry) {
        DeadLetter letter = entry.letter();
        Optional<Topic<?>> topic = Topics.ALL.stream()
                .filter(candidate -> candidate.name().equals(letter.getTopic()))
                .findFirst();
        if (topic.isEmpty()) {
            return Outcome.FROM_OUTSIDE;
        }
        if (topic.get().settings().compacted() && isReplaced(topic.get(), letter)) {
            return Outcome.REPLACED;
        }
        send(new ProducerRecord<>(
                letter.getTopic(), letter.getPartition(), bytes(letter.getKey()), bytes(letter.getValue())));
        return Outcome.SENT;
    }

    @Override
    public void close() {
        reader.close();
        producer.close();
    }

    private boolean isReplaced(Topic<?> topic, DeadLetter letter) {
        AtomicBoolean replaced = new AtomicBoolean();
        byte[] key = bytes(letter.getKey());
        reader.forEach(topic, record -> {
            if (isLater(record, letter) && Arrays.equals(record.key(), key)) {
                replaced.set(true);
            }
        });
        return replaced.get();
    }

    private static boolean isLater(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
        return letter.getPartition() != null
                && letter.getOffset() != null
                && record.partition() == letter.getPartition()
                && record.offset() > letter.getOffset();
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot write to " + record.topic(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while writing to " + record.topic(), e);
        }
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }
}
