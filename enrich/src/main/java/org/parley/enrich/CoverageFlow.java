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
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.Topics;

/** Read articles → coverage sums by bucket id. */
final class CoverageFlow {

    private CoverageFlow() {}

    static KStream<String, CoverageBucket> count(
            StreamsBuilder builder, KStream<String, ReadArticle> read, StoreKind stores) {
        @SuppressWarnings("unchecked") // the list serde is only given a raw class
        Serde<List<CoverageBucket>> counts = Serdes.ListSerde(ArrayList.class, Topics.COVERAGE.valueSerde());
        // What an article added, kept for as long as an edit of it may come (CountProcessor.KEPT).
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                stores.timestamped(CountProcessor.COUNTED), Serdes.String(), counts));
        // Sums, kept as long as the topic keeps them.
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                        stores.timestamped(SumProcessor.SUMS), Serdes.String(), Topics.COVERAGE.valueSerde())
                .withCachingEnabled());
        return read.process(CountProcessor::new, Named.as("watch.count-article"), CountProcessor.COUNTED)
                .repartition(Repartitioned.<String, CoverageBucket>as("coverage-changes")
                        .withKeySerde(Topics.COVERAGE.keySerde())
                        .withValueSerde(Topics.COVERAGE.valueSerde()))
                .process(SumProcessor::new, Named.as("watch.sum-coverage"), SumProcessor.SUMS);
    }
}
