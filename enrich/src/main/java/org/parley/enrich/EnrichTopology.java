package org.parley.enrich;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.resolve.ResolverSettings;
import org.parley.enrich.resolve.ResolverSettingsLoader;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.enrich.watch.CoverageRules;
import org.parley.schemas.Alert;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/**
 * The whole enrich job: articles → mentions → events → alerts, and coverage counts of articles and polls beside. Alerts are made where events change, in the
 * same task, so that a new meeting is told one transaction after its mention (docs/adr on the resolver). Uses no clock but the records'.
 */
public final class EnrichTopology {

    private final List<ArticleReader> readers;
    private final Map<String, ResolverSettings> settings;
    private final AlertRules rules;
    private final StoreKind stores;

    /** For the bundled dossiers. */
    public EnrichTopology(List<ArticleReader> readers, AlertRules rules, StoreKind stores) {
        this(readers, ResolverSettingsLoader.bundled(), rules, stores);
    }

    /**
     * @param readers one a dossier
     * @param settings where each dossier's resolver settings are found
     * @param rules what people are told at once
     * @param stores where the state is kept
     */
    public EnrichTopology(
            List<ArticleReader> readers, ResolverSettingsLoader settings, AlertRules rules, StoreKind stores) {
        this.readers = List.copyOf(readers);
        this.settings = readers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        ArticleReader::dossier, reader -> settings.load(reader.dossier())));
        this.rules = rules;
        this.stores = stores;
    }

    /** A fresh topology; every node, store and repartition has a name that stays. */
    public Topology build() {
        StreamsBuilder builder = new StreamsBuilder();

        KStream<String, Article> articles = from(builder, Topics.ARTICLES);
        KStream<String, ReadArticle> read =
                articles.processValues(() -> new ReadProcessor(readers), Named.as("extract.read-article"));
        KStream<String, Mention> mentions =
                read.flatMap((articleId, article) -> article.mentionsByDossier(), Named.as("extract.split-mentions"));
        to(mentions, Topics.MENTIONS);

        KStream<String, CoverageBucket> polls = CoverageFlow.polls(builder, stores);
        KStream<String, CoverageBucket> changes =
                CoverageFlow.changes(CoverageFlow.count(builder, read, stores), polls);
        to(CoverageFlow.sum(builder, changes, stores), Topics.COVERAGE);

        KStream<String, Event> events =
                ResolveFlow.resolve(builder, from(builder, Topics.MENTIONS), this::settings, stores);
        to(events, Topics.EVENTS);
        KStream<String, Alert> onEvents = AlertFlow.watch(builder, events, rules, stores);
        KStream<String, Alert> onCoverage =
                CoverageFlow.alarm(builder, changes, new CoverageAlarm(CoverageRules.shipped()), stores);
        to(onEvents, "out-alerts", Topics.ALERTS);
        to(onCoverage, "out-coverage-alerts", Topics.ALERTS);

        return builder.build();
    }

    /** Settings with which a test driver runs the topology as production does, without a broker. */
    public static Properties replayProperties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, StreamsSettings.APPLICATION_ID + "-replay");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        StreamsSettings.namesAndDeadLetters(properties);
        return properties;
    }

    private ResolverSettings settings(String dossier) {
        ResolverSettings known = settings.get(dossier);
        if (known == null) {
            throw new IllegalArgumentException("a mention of a dossier that is not watched here: " + dossier);
        }
        return known;
    }

    static <V extends SpecificRecord> KStream<String, V> from(StreamsBuilder builder, Topic<V> topic) {
        return builder.stream(
                topic.name(),
                Consumed.with(topic.keySerde(), topic.valueSerde()).withName("in-" + topic.shortName()));
    }

    private static <V extends SpecificRecord> void to(KStream<String, V> stream, Topic<V> topic) {
        to(stream, "out-" + topic.shortName(), topic);
    }

    private static <V extends SpecificRecord> void to(KStream<String, V> stream, String node, Topic<V> topic) {
        stream.to(
                topic.name(),
                Produced.with(topic.keySerde(), topic.valueSerde()).withName(node));
    }
}
