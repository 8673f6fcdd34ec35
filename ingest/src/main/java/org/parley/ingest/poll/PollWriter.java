package org.parley.ingest.poll;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.kafka.KafkaConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what polls have changed, all or nothing. Each transaction also commits a position of the subscriptions' consumer, by which the
 * group's coordinator refuses an instance that has lost its partitions (docs/adr/0004). Not thread-safe.
 */
final class PollWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PollWriter.class);

    private final KafkaConfig kafka;
    private @Nullable Producer<String, byte[]> producer;

    PollWriter(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    /**
     * Writes the records in one transaction.
     *
     * @param positions the consumer's position in each subscription partition that the records belong to
     * @return false when nothing was written and the polls are to be made again
     * @throws KafkaException when only a change of configuration can help
     */
    boolean write(
            Collection<ProducerRecord<String, byte[]>> records,
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata group) {
        Producer<String, byte[]> current = open();
        try {
            current.beginTransaction();
            records.forEach(current::send);
            // All records must be in the log before the group judges us: who owns the partition next reads to the log's
            // end.
            current.flush();
            current.sendOffsetsToTransaction(positions, group);
            current.commitTransaction();
            return true;
        } catch (AuthorizationException | UnsupportedVersionException fatal) {
            throw fatal;
        } catch (KafkaException e) {
            LOG.info("Polls could not be written and are made again: records={}", records.size(), e);
            giveUp(current);
            return false;
        }
    }

    int partitionsOf(String topic) {
        return open().partitionsFor(topic).size();
    }

    @Override
    public void close() {
        Producer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ofSeconds(2));
        }
    }

    /** Aborts; a producer that cannot even do that has been fenced or is broken, and the next one takes its place. */
    private void giveUp(Producer<String, byte[]> current) {
        try {
            current.abortTransaction();
        } catch (KafkaException e) {
            LOG.debug("A transaction could not be aborted; its producer is replaced", e);
            close();
        }
    }

    private Producer<String, byte[]> open() {
        Producer<String, byte[]> current = producer;
        if (current == null) {
            current = create();
            producer = current;
        }
        return current;
    }

    private Producer<String, byte[]> create() {
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "parley-poller-" + UUID.randomUUID());
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        Producer<String, byte[]> created =
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        try {
            created.initTransactions();
            return created;
        } catch (KafkaException e) {
            created.close(Duration.ZERO);
            throw e;
        }
    }
}
