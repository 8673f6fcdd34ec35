package org.parley.enrich;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;
import org.parley.enrich.watch.CoverageCount;
import org.parley.schemas.CoverageBucket;

/** Adds changes to the sums of their buckets and sends on each new sum. */
final class SumProcessor extends MemoryProcessor<CoverageBucket, CoverageBucket, CoverageBucket> {

    static final String SUMS = "coverage-by-bucket";

    private static final Duration KEPT = Duration.ofDays(400);

    SumProcessor() {
        super(SUMS, KEPT);
    }

    @Override
    public void process(Record<String, CoverageBucket> record) {
        CoverageBucket before = remembered(record.key());
        CoverageBucket sum = before == null ? record.value() : CoverageCount.sum(before, record.value());
        CoverageBucket now = CoverageBucket.newBuilder(sum)
                .setRevision(before == null ? 1 : before.getRevision() + 1)
                .build();
        remember(record.key(), now, record.timestamp());
        context().forward(record.withValue(now));
    }
}
