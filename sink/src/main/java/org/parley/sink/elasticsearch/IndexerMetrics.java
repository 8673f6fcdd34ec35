package org.parley.sink.elasticsearch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.parley.sink.DeadLetterWriter.Lost;

/** Counts what becomes of operations. Thread-safe. */
final class IndexerMetrics {

    private static final Duration STALE = Duration.ofDays(1);

    private final MeterRegistry registry;
    private final Clock clock;

    IndexerMetrics(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Measures one bulk request. */
    List<ItemOutcome> timed(List<IndexOperation> operations, Supplier<List<ItemOutcome>> request) {
        if (operations.isEmpty()) {
            return List.of();
        }
        Timer.Sample sample = Timer.start(registry);
        try {
            return request.get();
        } finally {
            sample.stop(registry.timer("sink.elasticsearch.bulk"));
        }
    }

    /**
     * One count for each operation, and for those that were stored how long ago the record was made and the report published,
     * and how long after publication it was made, which is when its article was fetched.
     */
    void count(List<IndexOperation> operations, List<ItemOutcome> outcomes) {
        long now = clock.millis();
        for (int i = 0; i < outcomes.size(); i++) {
            String index = operations.get(i).index().shortName();
            ItemOutcome outcome = outcomes.get(i);
            String word = outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            registry.counter("sink.elasticsearch.items", "index", index, "outcome", word)
                    .increment();
            if (outcome instanceof ItemOutcome.Stored) {
                long delay = Math.max(0, now - operations.get(i).record().timestamp());
                registry.timer("sink.elasticsearch.delay", "index", index).record(Duration.ofMillis(delay));
                age(operations.get(i), now).ifPresent(age -> registry.timer("sink.elasticsearch.age", "index", index)
                        .record(age));
                age(operations.get(i), operations.get(i).record().timestamp())
                        .ifPresent(age -> registry.timer("sink.elasticsearch.discovery", "index", index)
                                .record(age));
            }
        }
    }

    /** Time from publication to a moment. What is older than a day was read late on purpose and would drown the rest. */
    private static Optional<Duration> age(IndexOperation operation, long moment) {
        if (!(operation instanceof IndexOperation.Put put) || put.publishedAt() == null) {
            return Optional.empty();
        }
        Duration age = Duration.ofMillis(Math.max(0, moment - put.publishedAt().toEpochMilli()));
        return age.compareTo(STALE) < 0 ? Optional.of(age) : Optional.empty();
    }

    void countLost(List<Lost> lost) {
        lost.forEach(letter -> registry.counter(
                        "sink.elasticsearch.dead.letters", "stage", letter.stage(), "reason", letter.reason())
                .increment());
    }
}
