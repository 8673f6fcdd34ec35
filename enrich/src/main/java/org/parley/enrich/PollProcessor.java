package org.parley.enrich;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.PollCount;
import org.parley.schemas.CoverageBucket;

/** Counts each poll of a feed once: a state that is written again, or that comes late behind a newer one, tells of no new poll. */
final class PollProcessor extends MemoryProcessor<PolledFeed, Long, CoverageBucket> {

    static final String POLLED = "coverage-last-poll-by-feed";

    /** A feed that was not asked for so long is no subscription any more. */
    private static final Duration KEPT = Duration.ofDays(40);

    PollProcessor() {
        super(POLLED, KEPT);
    }

    @Override
    public void process(Record<String, PolledFeed> record) {
        Instant polled = record.value().state().getLastPollAt();
        if (polled == null || !isNew(polled, remembered(record.key()))) {
            return;
        }
        remember(record.key(), polled.toEpochMilli(), record.timestamp());
        CoverageBucket count =
                PollCount.of(record.value().feed(), record.value().state(), polled);
        context().forward(record.withKey(count.getBucketId()).withValue(count));
    }

    private static boolean isNew(Instant polled, @Nullable Long before) {
        return before == null || polled.toEpochMilli() > before;
    }
}
