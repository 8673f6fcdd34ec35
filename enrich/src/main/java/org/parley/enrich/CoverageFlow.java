package org.parley.enrich;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.schemas.Alert;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.Topics;

/** Read articles → changes of the counts → sums by bucket id, and alerts on spikes and silence. */
final class CoverageFlow {

    private static final String ONE_SERIES = "all";

    private CoverageFlow() {}

    /** What each article changes in the counts, by bucket id. */
    static KStream<String, CoverageBucket> count(
            StreamsBuilder builder, KStream<String, ReadArticle> read, StoreKind stores) {
        @SuppressWarnings("unchecked") // the list serde is only given a raw class
        Serde<List<CoverageBucket>> counts = Serdes.ListSerde(ArrayList.class, Topics.COVERAGE.storeSerde());
        // What an article added, kept for as long as an edit of it may come (CountProcessor.KEPT).
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                stores.timestamped(CountProcessor.COUNTED), Serdes.String(), counts));
        return read.process(CountProcessor::new, Named.as("watch.count-article"), CountProcessor.COUNTED);
    }

    static KStream<String, CoverageBucket> sum(
            StreamsBuilder builder, KStream<String, CoverageBucket> changes, StoreKind stores) {
        // Sums, kept as long as the topic keeps them.
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                        stores.timestamped(SumProcessor.SUMS), Serdes.String(), Topics.COVERAGE.storeSerde())
                .withCachingEnabled());
        return changes.repartition(by("coverage-changes"))
                .process(SumProcessor::new, Named.as("watch.sum-coverage"), SumProcessor.SUMS);
    }

    /** Silence shows only where all outlets are seen together: one task judges. */
    static KStream<String, Alert> alarm(
            StreamsBuilder builder, KStream<String, CoverageBucket> changes, CoverageAlarm alarm, StoreKind stores) {
        // Hourly counts of the last 40 days.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(stores.plain(CoverageAlarmProcessor.HOURS), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
        return changes.filter(
                        (bucket, change) -> change.getKind() == EventKind.UNKNOWN,
                        Named.as("watch.choose-article-counts"))
                .selectKey((bucket, change) -> ONE_SERIES, Named.as("watch.bring-counts-together"))
                .repartition(by("coverage-series"))
                .process(
                        () -> new CoverageAlarmProcessor(alarm),
                        Named.as("watch.fire-coverage-alerts"),
                        CoverageAlarmProcessor.HOURS);
    }

    private static Repartitioned<String, CoverageBucket> by(String name) {
        return Repartitioned.<String, CoverageBucket>as(name)
                .withKeySerde(Topics.COVERAGE.keySerde())
                .withValueSerde(Topics.COVERAGE.storeSerde());
    }
}
