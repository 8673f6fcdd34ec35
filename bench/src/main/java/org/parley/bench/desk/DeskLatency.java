package org.parley.bench.desk;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.parley.bench.Figure;
import org.parley.desk.DeskConfig;
import org.parley.desk.DeskService;
import org.parley.embedded.EmbeddedElasticsearch;
import org.parley.embedded.EmbeddedElasticsearchConfig;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;

/**
 * Measures how quickly the desk answers on the embedded servers with their default memory, over 100,000 events and a million articles.
 * Requests are sent on time whether or not the earlier ones are answered, and each counts from when it was due, so that a slow answer
 * cannot hide behind the requests that it held up. Meanwhile reports come in, so that no search can live on an unchanged index. The
 * first tenth of the time does not count.
 *
 * <p>Arguments: folder that keeps the index between runs (a fresh one), requests a second (50), seconds (60), events (100000), articles
 * (1000000). Filling the index takes some minutes. Then the first page is fetched as by browsers that
 * were never there. The exit status is 1 when the 95th percentile of any kind of request is above 200 ms, or of the first page above 1 s.
 */
public final class DeskLatency {

    private static final Instant NOW = Instant.parse("2025-10-01T12:00:00Z");
    private static final double CEILING_MILLIS = 200;
    private static final int REPORTS_PER_SECOND = 5;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, List<Double>> millis = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final URI desk;

    private DeskLatency(URI desk) {
        this.desk = desk;
    }

    public static void main(String[] args) throws IOException {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("parley-bench");
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 60;
        int events = args.length > 3 ? Integer.parseInt(args[3]) : 100_000;
        int articles = args.length > 4 ? Integer.parseInt(args[4]) : 1_000_000;
        Files.createDirectories(folder);
        folder.toFile().setExecutable(true, false);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
                EmbeddedElasticsearch node =
                        EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch")))) {
            ElasticsearchConfig elasticsearch = ElasticsearchConfig.of(node.uri());
            ElasticsearchClient client = ElasticsearchClients.create(elasticsearch, 4);
            LargeIndex index = new LargeIndex(client);
            index.fill(events, articles, NOW);
            Random random = new Random(11);
            Executors.newSingleThreadScheduledExecutor()
                    .scheduleAtFixedRate(
                            () -> index.touch(random.nextInt(events), random.nextInt(articles)),
                            0,
                            1_000 / REPORTS_PER_SECOND,
                            TimeUnit.MILLISECONDS);
            KafkaConfig config = new KafkaConfig(kafka.bootstrapServers(), 1, 1, Map.of());
            System.exit(measure(config, elasticsearch, rate, seconds, Question.all(events, articles)) ? 0 : 1);
        }
    }

    private static boolean measure(
            KafkaConfig kafka, ElasticsearchConfig elasticsearch, int rate, int seconds, List<Question> questions) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        DeskService service = new DeskService(
                DeskConfig.from(Settings.of(Map.of("desk.port", "0"))),
                kafka,
                elasticsearch,
                new SimpleMeterRegistry(),
                Clock.fixed(NOW, ZoneOffset.UTC));
        service.start(fatal -> {
            throw new IllegalStateException(fatal);
        });
        try {
            URI desk = URI.create("http://127.0.0.1:" + service.port());
            DeskLatency latency = new DeskLatency(desk);
            latency.ask(questions, rate, seconds);
            boolean answersQuickly = latency.report();
            return new FirstPage(desk).measure() && answersQuickly;
        } finally {
            service.close();
        }
    }

    private void ask(List<Question> questions, int rate, int seconds) {
        List<Question> drawn = new ArrayList<>();
        questions.forEach(question -> drawn.addAll(Collections.nCopies(question.weight(), question)));
        Random random = new Random(3);
        List<CompletableFuture<Void>> asked = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < rate * seconds; i++) {
            long due = begin + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Question question = drawn.get(random.nextInt(drawn.size()));
            asked.add(ask(question, question.path().apply(random), due, i >= rate * seconds / 10));
        }
        asked.forEach(CompletableFuture::join);
    }

    private CompletableFuture<Void> ask(Question question, String path, long due, boolean counted) {
        HttpRequest request = HttpRequest.newBuilder(desk.resolve(path)).build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()).thenAccept(answer -> {
            if (answer.statusCode() != 200) {
                failures.merge(question.name() + " " + answer.statusCode(), 1, Integer::sum);
            } else if (counted) {
                millis.computeIfAbsent(question.name(), unseen -> Collections.synchronizedList(new ArrayList<>()))
                        .add((System.nanoTime() - due) / 1e6);
            }
        });
    }

    private boolean report() {
        List<Double> all = new ArrayList<>();
        boolean quick = failures.isEmpty();
        System.out.printf("%-20s %6s %8s %8s %8s %8s%n", "milliseconds", "n", "p50", "p95", "p99", "most");
        for (Map.Entry<String, List<Double>> one : new TreeMap<>(millis).entrySet()) {
            all.addAll(one.getValue());
            quick &= row(one.getKey(), one.getValue()) <= CEILING_MILLIS;
        }
        Figure.cost("desk, 95th percentile of all requests, ms", row("all", all), "bound", CEILING_MILLIS)
                .print();
        failures.forEach((what, count) -> System.out.println("failed: " + what + ", " + count + " times"));
        return quick;
    }

    /** Prints one line; gives its 95th percentile. */
    private static double row(String name, List<Double> measured) {
        double[] sorted =
                measured.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double p95 = at(sorted, 0.95);
        System.out.printf(
                Locale.ROOT,
                "%-20s %6d %8.1f %8.1f %8.1f %8.1f%n",
                name,
                sorted.length,
                at(sorted, 0.5),
                p95,
                at(sorted, 0.99),
                sorted[sorted.length - 1]);
        return p95;
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }
}
