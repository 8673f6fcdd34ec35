package org.parley.sink.webhook;

import dev.failsafe.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.parley.sink.DeadLetterWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings alerts to one target, one after the other. While it waits to try again it goes on polling with its partitions paused, so that
 * the group keeps it. An alert is committed once it is delivered, not wanted, or in the dead letters. One thread, save {@link #stop}.
 */
final class TargetWorker implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(TargetWorker.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Target target;
    private final WebhookConfig config;
    private final Consumer<byte[], byte[]> consumer;
    private final Delivery delivery;
    private final DeadLetterWriter deadLetters;
    private final MeterRegistry registry;
    private final Clock clock;
    private final CircuitBreaker<Object> circuit;

    private final Deque<ConsumerRecord<byte[], byte[]>> queue = new ArrayDeque<>();
    private int attempts;
    private Instant firstAttempt = Instant.EPOCH;
    private Instant nextAttempt = Instant.EPOCH;
    private volatile boolean stopping;
    private volatile boolean joined;

    TargetWorker(
            Target target,
            WebhookConfig config,
            Consumer<byte[], byte[]> consumer,
            Delivery delivery,
            DeadLetterWriter deadLetters,
            MeterRegistry registry,
            Clock clock) {
        this.target = target;
        this.config = config;
        this.consumer = consumer;
        this.delivery = delivery;
        this.deadLetters = deadLetters;
        this.registry = registry;
        this.clock = clock;
        this.circuit = CircuitBreaker.builder()
                .withFailureThreshold(config.circuitFailures())
                .withDelay(config.circuitDelay())
                .onOpen(event -> LOG.warn("Target is left alone for a while: target={}", target.name()))
                .onClose(event -> LOG.info("Target takes alerts again: target={}", target.name()))
                .build();
        registry.gauge(
                "sink.webhook.circuit.open",
                List.of(io.micrometer.core.instrument.Tag.of("target", target.name())),
                circuit,
                breaker -> breaker.isClosed() ? 0 : 1);
    }

    /** Whether it has met its group. */
    boolean ready() {
        return joined && !stopping;
    }

    /** Ends the loop after the attempt under way. */
    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try {
            consumer.subscribe(List.of(Topics.ALERTS.name()), this);
            while (!stopping) {
                receive();
                while (!queue.isEmpty() && !stopping && !clock.instant().isBefore(nextAttempt)) {
                    handle(queue.element());
                }
            }
        } finally {
            delivery.close();
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(2)));
        }
    }

    private void receive() {
        if (queue.isEmpty()) {
            consumer.resume(consumer.paused());
        } else {
            consumer.pause(consumer.assignment());
        }
        consumer.poll(POLL).forEach(queue::add);
    }

    private void handle(ConsumerRecord<byte[], byte[]> record) {
        Alert alert = read(record);
        if (alert == null || !target.filter().wants(alert)) {
            finish(record);
        } else if (!circuit.tryAcquirePermit()) {
            nextAttempt = clock.instant().plus(circuit.getRemainingDelay());
        } else {
            attempt(record, alert);
        }
    }

    private void attempt(ConsumerRecord<byte[], byte[]> record, Alert alert) {
        attempts++;
        if (attempts == 1) {
            firstAttempt = clock.instant();
        }
        DeliveryOutcome outcome = delivery.deliver(alert);
        count(outcome);
        if (outcome instanceof DeliveryOutcome.Delivered) {
            circuit.recordSuccess();
            registry.timer("sink.webhook.delay", "target", target.name())
                    .record(Duration.ofMillis(Math.max(0, clock.millis() - record.timestamp())));
            finish(record);
        } else if (outcome instanceof DeliveryOutcome.Rejected rejected) {
            circuit.recordSuccess();
            lose(record, "rejected by the target", rejected.detail());
        } else if (outcome instanceof DeliveryOutcome.Failed failed) {
            circuit.recordFailure();
            tryLater(record, failed);
        }
    }

    private void tryLater(ConsumerRecord<byte[], byte[]> record, DeliveryOutcome.Failed failed) {
        Instant now = clock.instant();
        if (Duration.between(firstAttempt, now).compareTo(config.giveUpAfter()) >= 0) {
            lose(record, "not delivered in time", failed.detail());
            return;
        }
        Duration wait = config.backoff().after(attempts);
        Duration asked = failed.notBefore().orElse(Duration.ZERO);
        nextAttempt = now.plus(asked.compareTo(wait) > 0 ? asked : wait);
        LOG.warn(
                "Delivery is tried again: target={} attempt={} at={} because={}",
                target.name(),
                attempts,
                nextAttempt,
                failed.detail());
    }

    private @Nullable Alert read(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return Topics.ALERTS.valueSerde().fromBytes(record.value());
        } catch (UnreadableRecordException e) {
            // The index service keeps it as a dead letter; once is enough.
            LOG.debug("Alert is unreadable: offset={}", record.offset(), e);
            return null;
        }
    }

    private void lose(ConsumerRecord<byte[], byte[]> record, String reason, String detail) {
        try {
            deadLetters.write(
                    List.of(new DeadLetterWriter.Lost(record, "sink.webhook." + target.name(), reason, detail)));
        } catch (KafkaException e) {
            LOG.warn("Dead letter is written later: target={}", target.name(), e);
            nextAttempt = clock.instant().plus(config.backoff().after(attempts));
            return;
        }
        LOG.warn(
                "Alert went to the dead letters: target={} offset={} reason={} detail={}",
                target.name(),
                record.offset(),
                reason,
                detail);
        finish(record);
    }

    private void finish(ConsumerRecord<byte[], byte[]> record) {
        queue.remove();
        forgetAttempts();
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        try {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(record.offset() + 1)));
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debug("The partition has gone to another instance, which may deliver again", e);
        } catch (RetriableException e) {
            LOG.warn("Delivery was not committed; a later one does it, a crash before that repeats it", e);
        }
    }

    private void forgetAttempts() {
        attempts = 0;
        nextAttempt = Instant.EPOCH;
    }

    private void count(DeliveryOutcome outcome) {
        String word = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        registry.counter("sink.webhook.deliveries", "target", target.name(), "outcome", word)
                .increment();
    }

    /** A target that is new begins with what is fired from now on, and remembers so: a restart before the first alert skips none. */
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        partitions.stream()
                .filter(partition -> committed.get(partition) == null)
                .forEach(partition -> begin.put(partition, new OffsetAndMetadata(consumer.position(partition))));
        if (!begin.isEmpty()) {
            consumer.commitSync(begin);
        }
        joined = true;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        boolean headGoes = !queue.isEmpty() && isOf(queue.element(), partitions);
        queue.removeIf(record -> isOf(record, partitions));
        if (headGoes) {
            forgetAttempts();
        }
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> record, Collection<TopicPartition> partitions) {
        return partitions.contains(new TopicPartition(record.topic(), record.partition()));
    }
}
