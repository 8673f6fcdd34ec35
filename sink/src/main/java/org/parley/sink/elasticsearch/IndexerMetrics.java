package org.parley.sink.elasticsearch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.parley.sink.DeadLetterWriter.Lost;

/** Counts what becomes of operations. Thread-safe. */
final class IndexerMetrics {

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

    /** One count for each operation, and the delay from the record's making for those that were stored. */
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
            }
        }
    }

    void countLost(List<Lost> lost) {
        lost.forEach(letter -> registry.counter(
                        "sink.elasticsearch.dead.letters", "stage", letter.stage(), "reason", letter.reason())
                .increment());
    }
}
