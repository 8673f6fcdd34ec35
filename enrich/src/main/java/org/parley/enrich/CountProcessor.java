package org.parley.enrich;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.CoverageCount;
import org.parley.schemas.CoverageBucket;

/** Counts each article once, however often it is delivered or edited: sends on only what differs from what it added before. */
final class CountProcessor extends ContextualProcessor<String, ReadArticle, String, CoverageBucket> {

    static final String COUNTED = "coverage-counts-by-article";

    /** Articles are kept in their topic for 30 days; an older one that comes again is counted again. */
    private static final Duration KEPT = Duration.ofDays(40);

    private static final Duration CLEANING = Duration.ofDays(1);

    private @Nullable TimestampedKeyValueStore<String, List<CoverageBucket>> counted;

    @Override
    public void init(ProcessorContext<String, CoverageBucket> context) {
        super.init(context);
        TimestampedKeyValueStore<String, List<CoverageBucket>> store = context.getStateStore(COUNTED);
        counted = store;
        context.schedule(
                CLEANING, PunctuationType.STREAM_TIME, now -> Expiry.removeOlder(store, now - KEPT.toMillis()));
    }

    @Override
    public void process(Record<String, ReadArticle> record) {
        TimestampedKeyValueStore<String, List<CoverageBucket>> store = counted;
        if (store == null) {
            throw new IllegalStateException("used before init");
        }
        List<CoverageBucket> before = ValueAndTimestamp.getValueOrNull(store.get(record.key()));
        List<CoverageBucket> now =
                CoverageCount.of(record.value().article(), record.value().readings());
        store.put(record.key(), ValueAndTimestamp.make(now, record.timestamp()));
        for (CoverageBucket change : CoverageCount.difference(before == null ? List.of() : before, now)) {
            context().forward(record.withKey(change.getBucketId()).withValue(change));
        }
    }
}
