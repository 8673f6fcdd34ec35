package org.parley.sink.elasticsearch;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.sink.DeadLetterWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one attempt at settling a batch. Thread-safe; a batch belongs to one caller. */
final class BatchProcessor {

    private static final Logger LOG = LoggerFactory.getLogger(BatchProcessor.class);

    private final BulkWriter writer;
    private final DeadLetterWriter deadLetters;
    private final SearchIndices indices;
    private final IndexerMetrics metrics;
    private final int internalErrors;

    BatchProcessor(
            BulkWriter writer,
            DeadLetterWriter deadLetters,
            SearchIndices indices,
            IndexerMetrics metrics,
            int internalErrors) {
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.indices = indices;
        this.metrics = metrics;
        this.internalErrors = internalErrors;
    }

    /** Tries what is left of a batch. What hinders it, or empty when the batch is settled. */
    Optional<String> attempt(Batch batch) {
        List<IndexOperation> tried = batch.open();
        List<ItemOutcome> outcomes = metrics.timed(tried, () -> writer.write(tried));
        metrics.count(tried, outcomes);
        batch.settle(outcomes, internalErrors);
        try {
            keepLost(batch);
        } catch (KafkaException e) {
            return Optional.of("dead letters cannot be written: " + e);
        }
        if (outcomes.stream().anyMatch(ItemOutcome.Homeless.class::isInstance)) {
            putUpIndices();
        }
        return outcomes.stream()
                .map(BatchProcessor::hindrance)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void keepLost(Batch batch) {
        if (batch.lost().isEmpty()) {
            return;
        }
        deadLetters.write(batch.lost());
        batch.lost()
                .forEach(lost -> LOG.warn(
                        "Record went to the dead letters: topic={} partition={} offset={} reason={} detail={}",
                        lost.record().topic(),
                        lost.record().partition(),
                        lost.record().offset(),
                        lost.reason(),
                        lost.detail()));
        metrics.countLost(batch.lost());
        batch.lostWereKept();
    }

    private void putUpIndices() {
        try {
            indices.install();
        } catch (IOException | RuntimeException e) {
            LOG.warn("Search indices are missing and cannot be put up yet", e);
        }
    }

    private static Optional<String> hindrance(ItemOutcome outcome) {
        if (outcome instanceof ItemOutcome.Delayed delayed) {
            return Optional.of(delayed.detail());
        } else if (outcome instanceof ItemOutcome.Homeless homeless) {
            return Optional.of(homeless.detail());
        } else if (outcome instanceof ItemOutcome.Failed failed) {
            return Optional.of(failed.detail());
        }
        return Optional.empty();
    }
}
