package org.parley.enrich;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Joined;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.schemas.Alert;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.Feed;
import org.parley.schemas.Topics;

/** Read articles and polls of feeds → changes of the counts → sums by bucket id, and alerts on spikes and silence. */
final class CoverageFlow {

    private static final String FEEDS = "feeds-by-url";
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

    /** What each poll of a feed adds to the counts of its outlet, by bucket id (docs/adr/0012). */
    static KStream<String, CoverageBucket> polls(StreamsBuilder builder, StoreKind stores) {
        KTable<String, Feed> feeds = builder.table(
                Topics.FEEDS.name(),
                Consumed.with(Topics.FEEDS.keySerde(), Topics.FEEDS.valueSerde())
                        .withName("in-feeds"),
                Materialized.<String, Feed>as(stores.timestamped(FEEDS))
                        .withKeySerde(Topics.FEEDS.keySerde())
                        .withValueSerde(Topics.FEEDS.storeSerde()));
        // One entry a feed.
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                stores.timestamped(PollProcessor.POLLED), Serdes.String(), Serdes.Long()));
        return EnrichTopology.from(builder, Topics.FEED_STATES)
                .filter((url, state) -> state != null, Named.as("watch.drop-forgotten-feeds"))
                .join(feeds, (state, feed) -> new PolledFeed(feed, state), Joined.as("watch.find-outlet-of-feed"))
                .process(PollProcessor::new, Named.as("watch.count-poll"), PollProcessor.POLLED);
    }

    /** All changes of the counts, each bucket's in one task. */
    static KStream<String, CoverageBucket> changes(
            KStream<String, CoverageBucket> articles, KStream<String, CoverageBucket> polls) {
        return articles.repartition(by("coverage-changes"))
                .merge(polls.repartition(by("coverage-polls")), Named.as("watch.join-counts"));
    }

    static KStream<String, CoverageBucket> sum(
            StreamsBuilder builder, KStream<String, CoverageBucket> changes, StoreKind stores) {
        // Sums, kept as long as the topic keeps them.
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                        stores.timestamped(SumProcessor.SUMS), Serdes.String(), Topics.COVERAGE.storeSerde())
                .withCachingEnabled());
        return changes.process(SumProcessor::new, Named.as("watch.sum-coverage"), SumProcessor.SUMS);
    }

    /** Silence shows only where all outlets are seen together: one task judges. */
    static KStream<String, Alert> alarm(
            StreamsBuilder builder, KStream<String, CoverageBucket> changes, CoverageAlarm alarm, StoreKind stores) {
        // Hourly counts of the last 40 days.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(stores.plain(CoverageAlarmProcessor.HOURS), Serdes.String(), Serdes.Long())
                        .withCachingEnabled());
        return changes.selectKey((bucket, change) -> ONE_SERIES, Named.as("watch.bring-counts-together"))
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
