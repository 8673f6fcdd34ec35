package org.parley.enrich;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.processor.api.Record;
import org.parley.enrich.watch.CoverageCount;
import org.parley.schemas.CoverageBucket;

/** Counts each article once, however often it is delivered or edited: sends on only what differs from what it added before. */
final class CountProcessor extends MemoryProcessor<ReadArticle, List<CoverageBucket>, CoverageBucket> {

    static final String COUNTED = "coverage-counts-by-article";

    /** Articles are kept in their topic for 30 days; an older one that comes again is counted again. */
    private static final Duration KEPT = Duration.ofDays(40);

    CountProcessor() {
        super(COUNTED, KEPT);
    }

    @Override
    public void process(Record<String, ReadArticle> record) {
        List<CoverageBucket> before = remembered(record.key());
        List<CoverageBucket> now =
                CoverageCount.of(record.value().article(), record.value().readings());
        remember(record.key(), now, record.timestamp());
        for (CoverageBucket change : CoverageCount.difference(before == null ? List.of() : before, now)) {
            context().forward(record.withKey(change.getBucketId()).withValue(change));
        }
    }
}
