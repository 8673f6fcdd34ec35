package org.parley.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.CoverageCount;
import org.parley.schemas.CoverageBucket;

/** Adds changes to the sums of their buckets and sends on each new sum. */
final class SumProcessor extends ContextualProcessor<String, CoverageBucket, String, CoverageBucket> {

    static final String SUMS = "coverage-by-bucket";

    private static final Duration KEPT = Duration.ofDays(400);
    private static final Duration CLEANING = Duration.ofDays(1);

    private @Nullable TimestampedKeyValueStore<String, CoverageBucket> sums;

    @Override
    public void init(ProcessorContext<String, CoverageBucket> context) {
        super.init(context);
        TimestampedKeyValueStore<String, CoverageBucket> store = context.getStateStore(SUMS);
        sums = store;
        context.schedule(
                CLEANING, PunctuationType.STREAM_TIME, now -> Expiry.removeOlder(store, now - KEPT.toMillis()));
    }

    @Override
    public void process(Record<String, CoverageBucket> record) {
        TimestampedKeyValueStore<String, CoverageBucket> store = sums;
        if (store == null) {
            throw new IllegalStateException("used before init");
        }
        CoverageBucket before = ValueAndTimestamp.getValueOrNull(store.get(record.key()));
        CoverageBucket sum = before == null ? record.value() : CoverageCount.sum(before, record.value());
        CoverageBucket now = CoverageBucket.newBuilder(sum)
                .setRevision(before == null ? 1 : before.getRevision() + 1)
                .build();
        store.put(record.key(), ValueAndTimestamp.make(now, record.timestamp()));
        context().forward(record.withValue(now));
    }
}
