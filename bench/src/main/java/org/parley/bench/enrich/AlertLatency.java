package org.parley.bench.enrich;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.parley.bench.Figure;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.enrich.EnrichConfig;
import org.parley.enrich.EnrichService;
import org.parley.enrich.extract.Dossiers;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.Topics;

/**
 * Measures how long after an article was sent to its topic the alert that it gives is read from its own: exactly once, by a reader that sees
 * committed records only. Articles come at a steady pace, one in twenty announcing a meeting that nobody has announced; each of those
 * must give one alert. The alerts of the time for warming up don't count.
 *
 * <p>Arguments: articles a second (200), seconds (60), seconds for warming up (20).
 */
public final class AlertLatency {

    private static final int PARTITIONS = 4;
    private static final int ONE_IN = 20;
    private static final double BOUND_MS = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaConfig kafka;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();

    private AlertLatency(KafkaConfig kafka) {
        this.kafka = kafka;
    }

    public static void main(String[] args) throws IOException {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        int warmUp = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        Path folder = Files.createTempDirectory("parley-bench");
        try (EmbeddedKafka broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")))) {
            KafkaConfig kafka = new KafkaConfig(broker.bootstrapServers(), PARTITIONS, 1, Map.of());
            EnrichConfig config = EnrichConfig.from(Settings.of(
                    Map.of("enrich.state-dir", folder.resolve("state").toString())));
            System.exit(new AlertLatency(kafka).run(config, rate, seconds, warmUp) ? 0 : 1);
        }
    }

    private boolean run(EnrichConfig config, int rate, int seconds, int warmUp) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        try (EnrichService service = new EnrichService(
                config, kafka, new SimpleMeterRegistry(), Dossiers.bundled().readers())) {
            service.start(failure -> {
                throw new IllegalStateException("the job failed", failure);
            });
            while (!service.ready()) {
                LockSupport.parkNanos(10_000_000);
            }
            Thread sender = new Thread(() -> send(rate, seconds + warmUp), "sender");
            sender.start();
            int expected = rate * (seconds + warmUp) / ONE_IN;
            long counted = System.nanoTime() + Duration.ofSeconds(warmUp).toNanos();
            int alerts = read(expected, counted, millis);
            Collections.sort(millis);
            double p99 = millis.get((int) Math.ceil(millis.size() * 0.99) - 1);
            System.out.printf(
                    Locale.ROOT,
                    "%,d articles/s for %d s: %d alerts of %d meetings; from article to alert p50 %.0f ms, p99 %.0f ms, worst %.0f ms%n",
                    rate,
                    seconds,
                    alerts,
                    expected,
                    millis.get(millis.size() / 2),
                    p99,
                    millis.get(millis.size() - 1));
            Figure.cost("milliseconds from article to alert at " + rate + " articles/s, p99", p99, "bound", BOUND_MS)
                    .print();
            return p99 <= BOUND_MS && alerts == expected;
        }
    }

    private void send(int rate, int seconds) {
        InventedArticles news = new InventedArticles(3, Instant.parse("2025-03-01T08:00:00Z"));
        Map<String, Object> properties = kafka.clientConfig();
        properties.put("linger.ms", 0);
        properties.put("compression.type", "lz4");
        try (KafkaProducer<String, Article> producer =
                new KafkaProducer<>(properties, new StringSerializer(), Topics.ARTICLES.valueSerde())) {
            long begin = System.nanoTime();
            for (int i = 0; i < rate * seconds; i++) {
                Article article = i % ONE_IN == 0 ? news.meeting() : news.other();
                LockSupport.parkNanos(begin + i * 1_000_000_000L / rate - System.nanoTime());
                sent.put(article.getUrl(), System.nanoTime());
                producer.send(Topics.ARTICLES.newRecord(
                        article.getArticleId(), article, PARTITIONS, System.currentTimeMillis()));
            }
        }
    }

    /** Reads until each meeting has its alert or none has come for long, and returns how many new ones came. */
    private int read(int expected, long counted, List<Double> millis) {
        Map<String, Object> properties = new HashMap<>(kafka.clientConfig());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, "alert-latency");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        int alerts = 0;
        try (KafkaConsumer<String, Alert> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), Topics.ALERTS.valueSerde())) {
            consumer.subscribe(List.of(Topics.ALERTS.name()));
            long last = System.nanoTime();
            while (alerts < expected && System.nanoTime() - last < PATIENCE.toNanos()) {
                for (ConsumerRecord<String, Alert> record : consumer.poll(Duration.ofMillis(100))) {
                    last = System.nanoTime();
                    Alert alert = record.value();
                    Long from = alert.getArticleUrl() == null ? null : sent.get(alert.getArticleUrl());
                    if (alert.getAction() == AlertAction.NEW && from != null) {
                        alerts++;
                        if (from > counted) {
                            millis.add((last - from) / 1e6);
                        }
                    }
                }
            }
        }
        return alerts;
    }
}
