package org.parley.bench.enrich;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.parley.bench.Figure;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.enrich.EnrichConfig;
import org.parley.enrich.EnrichService;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.Dossiers;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Article;
import org.parley.schemas.Topics;

/**
 * Measures the whole enrich job, from articles to events, alerts and counts, against a Streams job that only copies the same articles: both
 * exactly once, on one broker, with the same threads, partitions and commit interval. Of the articles one in twenty announces a meeting; the
 * others are about other things, as most of what outlets publish is. A job has done when its group has committed all that there is to
 * read, its own repartition topics included; the clock starts with its first commit, since joining a group is no throughput. What counts is the
 * median of the rounds' ratios; a round before them warms up.
 *
 * <p>Arguments: number of articles (20000), of how many one is about a meeting (20), rounds (3).
 */
public final class EnrichAgainstCopy {

    private static final double FLOOR = 0.5;
    private static final int PARTITIONS = 4;
    private static final String COPY = "copied-articles";

    private final List<ArticleReader> readers = Dossiers.bundled().readers();
    private final int articles;
    private final int oneIn;

    private EnrichAgainstCopy(int articles, int oneIn) {
        this.articles = articles;
        this.oneIn = oneIn;
    }

    public static void main(String[] args) throws IOException {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int oneIn = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        EnrichAgainstCopy bench = new EnrichAgainstCopy(articles, oneIn);
        double[] enrich = new double[rounds];
        double[] copy = new double[rounds];
        for (int round = 0; round <= rounds; round++) {
            Rates rates = bench.round(round % 2 == 0);
            System.out.printf(
                    Locale.ROOT,
                    "round %d: copied %,.0f articles/s, enriched %,.0f articles/s, ratio %.2f%n",
                    round,
                    rates.copy(),
                    rates.enrich(),
                    rates.enrich() / rates.copy());
            if (round > 0) {
                enrich[round - 1] = rates.enrich();
                copy[round - 1] = rates.copy();
            }
        }
        Figure figure = Figure.rate(
                "articles a second through the enrich job, one in " + oneIn + " about a meeting",
                median(enrich),
                "a job that copies them",
                median(copy));
        figure.print();
        System.exit(figure.ratio() >= FLOOR ? 0 : 1);
    }

    private record Rates(double copy, double enrich) {}

    private Rates round(boolean copyFirst) throws IOException {
        Path folder = Files.createTempDirectory("parley-bench");
        try (EmbeddedKafka broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")))) {
            KafkaConfig kafka = new KafkaConfig(broker.bootstrapServers(), PARTITIONS, 1, Map.of());
            EnrichConfig config = EnrichConfig.from(Settings.of(
                    Map.of("enrich.state-dir", folder.resolve("state").toString())));
            write(kafka);
            double first = copyFirst ? copy(kafka, config, folder) : enrich(kafka, config);
            double second = copyFirst ? enrich(kafka, config) : copy(kafka, config, folder);
            return copyFirst ? new Rates(first, second) : new Rates(second, first);
        }
    }

    private void write(KafkaConfig kafka) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        InventedArticles news = new InventedArticles(7, Instant.parse("2025-03-01T08:00:00Z"));
        Random order = new Random(11);
        Map<String, Object> properties = kafka.clientConfig();
        properties.put("linger.ms", 20);
        properties.put("compression.type", "lz4");
        try (KafkaProducer<String, Article> producer =
                new KafkaProducer<>(properties, new StringSerializer(), Topics.ARTICLES.valueSerde())) {
            for (int i = 0; i < articles; i++) {
                Article article = order.nextInt(oneIn) == 0 ? news.meeting() : news.other();
                producer.send(Topics.ARTICLES.newRecord(
                        article.getArticleId(), article, PARTITIONS, System.currentTimeMillis()));
            }
        }
    }

    private double enrich(KafkaConfig kafka, EnrichConfig config) {
        try (EnrichService service = new EnrichService(config, kafka, new SimpleMeterRegistry(), readers)) {
            service.start(failure -> {
                throw new IllegalStateException("the job failed", failure);
            });
            return rate(kafka, "parley-enrich");
        }
    }

    private double copy(KafkaConfig kafka, EnrichConfig config, Path folder) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(Topics.ARTICLES.name(), Consumed.with(Serdes.String(), Topics.ARTICLES.valueSerde()))
                .to(COPY, Produced.with(Serdes.String(), Topics.ARTICLES.valueSerde()));
        GroupProgress.createTopic(kafka, COPY, PARTITIONS);
        try (KafkaStreams streams = new KafkaStreams(builder.build(), copySettings(kafka, config, folder))) {
            streams.start();
            double rate = rate(kafka, COPY);
            streams.close(Duration.ofSeconds(10));
            return rate;
        }
    }

    /** What the enrich job runs with, as far as it matters to a job without state. */
    private static Properties copySettings(KafkaConfig kafka, EnrichConfig config, Path folder) {
        Properties properties = new Properties();
        properties.putAll(kafka.clientConfig());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, COPY);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG, folder.resolve("copy-state").toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.commitInterval().toMillis());
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        properties.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
        properties.put(StreamsConfig.producerPrefix("linger.ms"), 5);
        return properties;
    }

    /** Articles a second from the group's first commit until nothing is left. */
    private static double rate(KafkaConfig kafka, String group) {
        try (GroupProgress progress = new GroupProgress(kafka, group)) {
            long before = 0;
            while (before == 0) {
                before = progress.committed(Topics.ARTICLES.name());
            }
            long begin = System.nanoTime();
            while (progress.left() > 0) {
                Thread.onSpinWait();
            }
            return (progress.committed(Topics.ARTICLES.name()) - before) / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
