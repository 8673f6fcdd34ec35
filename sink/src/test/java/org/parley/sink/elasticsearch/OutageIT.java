package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.embedded.junit.ElasticsearchNode;
import org.parley.embedded.junit.ServersExtension;
import org.parley.embedded.junit.SharedServers;
import org.parley.embedded.junit.TestServers;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.TestRecords;
import org.parley.sink.TestTopics;

/** What happens to records while Elasticsearch is away, overloaded or killed. */
@ExtendWith(ServersExtension.class)
class OutageIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    /** Longer by hand: {@code -Doutage.seconds=120}. */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 10));

    private static final int MOST_EVENTS = 9_000;
    private static final int EVENTS = 300;
    private static final String GROUP = "parley-sink-outage";

    private final TestServers servers;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private TestTopics topics;
    private IndexService service;

    OutageIT(TestServers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void setUp() {
        SharedServers.get().clear();
        topics = new TestTopics(servers.bootstrapServers());
    }

    @AfterEach
    void tearDown() {
        service.close();
        topics.close();
        assertThat(fatal.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503, 500})
    void shouldLoseNothingWhileElasticsearchRefuses(int status) throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(servers.elasticsearch());
                TestIndices indices = new TestIndices(servers.elasticsearch())) {
            // given
            service = start(proxy.uri());
            writeEvents(0, EVENTS / 3);
            await().atMost(SOON).until(service::ready);

            // when
            proxy.answer(status);
            writeEvents(EVENTS / 3, EVENTS);
            await().atMost(SOON).until(() -> proxy.answered() >= 5);
            assertThat(service.ready()).isFalse();
            proxy.answer(0);

            // then
            await().atMost(SOON).until(() -> indices.count(SearchIndex.EVENTS) == EVENTS);
            assertThat(topics.deadLetters()).isEmpty();
            await().atMost(SOON).until(() -> TestTopics.lag(topics.config(), GROUP) == 0);
        }
    }

    @Test
    void shouldLoseNothingWhenTheNodeIsKilledUnderLoadAndComesBack() throws IOException {
        try (ElasticsearchNode node = servers.startElasticsearchNode();
                TestIndices indices = new TestIndices(node.uri())) {
            // given
            service = start(node.uri());
            writeEvents(0, EVENTS / 3);
            await().atMost(SOON).until(service::ready);

            // when
            node.kill();
            writeEvents(EVENTS / 3, EVENTS);
            await().atMost(SOON).until(() -> !service.ready());
            node.startAgain();

            // then
            await().atMost(SOON).ignoreExceptions().until(() -> indices.count(SearchIndex.EVENTS) == EVENTS);
            assertThat(topics.deadLetters()).isEmpty();
            service.close();
        }
    }

    @Test
    void shouldHoldPartitionsBackDuringALongOutageAndCatchUp() throws Exception {
        try (ElasticsearchNode node = servers.startElasticsearchNode();
                TestIndices indices = new TestIndices(node.uri())) {
            // given
            service = start(node.uri());
            writeEvents(0, 10);
            await().atMost(SOON).until(service::ready);

            // when
            node.kill();
            int written = writeDuring(OUTAGE, 10);
            await().atMost(SOON).until(() -> paused() > 0);
            assertThat(service.ready()).isFalse();
            node.startAgain();

            // then
            await().atMost(SOON).ignoreExceptions().until(() -> indices.count(SearchIndex.EVENTS) == written);
            await().atMost(SOON).until(() -> paused() == 0 && service.ready());
            await().atMost(SOON).until(() -> TestTopics.lag(topics.config(), GROUP) == 0);
            assertThat(topics.deadLetters()).isEmpty();
            service.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void shouldLoseNothingWhileALongRefusalMeetsLoad(int status) throws Exception {
        try (FaultyProxy proxy = new FaultyProxy(servers.elasticsearch());
                TestIndices indices = new TestIndices(servers.elasticsearch())) {
            // given
            service = start(proxy.uri());
            writeEvents(0, 10);
            await().atMost(SOON).until(service::ready);

            // when
            proxy.answer(status);
            int written = writeDuring(OUTAGE.dividedBy(2), 10);
            proxy.answer(0);

            // then
            await().atMost(SOON).until(() -> indices.count(SearchIndex.EVENTS) == written);
            await().atMost(SOON).until(() -> TestTopics.lag(topics.config(), GROUP) == 0);
            assertThat(topics.deadLetters()).isEmpty();
        }
    }

    /** Writes at an even pace, about fifty a second; gives how many there are then. */
    private int writeDuring(Duration time, int from) {
        int count = (int) Math.min(MOST_EVENTS, time.toMillis() / 20);
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            while (System.nanoTime() - begin < time.toNanos() / count * i) {
                LockSupport.parkNanos(1_000_000);
            }
            writeEvents(from + i, from + i + 1);
        }
        return from + count;
    }

    private double paused() {
        return metrics.get("sink.elasticsearch.paused").gauge().value();
    }

    @Test
    void shouldRepeatWhatAKilledSinkHadNotCommitted() throws IOException, InterruptedException {
        // given: another process that dies without a word
        Process sink = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutageIT.class.getName(),
                        servers.bootstrapServers(),
                        servers.elasticsearch().toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (TestIndices indices = new TestIndices(servers.elasticsearch())) {
            writeEvents(0, EVENTS / 3);
            await().atMost(SOON).ignoreExceptions().until(() -> indices.count(SearchIndex.EVENTS) > 0);

            // when
            writeEvents(EVENTS / 3, EVENTS);
            sink.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            service = start(servers.elasticsearch());

            // then
            await().atMost(Duration.ofSeconds(90)).until(() -> indices.count(SearchIndex.EVENTS) == EVENTS);
            assertThat(topics.deadLetters()).isEmpty();
        } finally {
            sink.destroyForcibly();
        }
    }

    /** The process that is killed. */
    public static void main(String[] args) {
        // Short, so that the group notices the death soon.
        KafkaConfig kafka = new KafkaConfig(args[0], 2, 1, Map.of("session.timeout.ms", "6000"));
        service(kafka, URI.create(args[1]), new SimpleMeterRegistry()).start(fatal -> System.exit(1));
    }

    private IndexService start(URI elasticsearch) {
        IndexService started = service(topics.config(), elasticsearch, metrics);
        started.start(fatal::set);
        return started;
    }

    private static IndexService service(KafkaConfig kafka, URI elasticsearch, SimpleMeterRegistry metrics) {
        Settings settings = Settings.of(Map.of(
                "sink.elasticsearch.group", GROUP,
                "sink.elasticsearch.batch-records", "20",
                "sink.elasticsearch.high-mark", "64KiB",
                "sink.elasticsearch.low-mark", "16KiB",
                "sink.elasticsearch.backoff-first", "100ms",
                "sink.elasticsearch.backoff-last", "500ms"));
        return new IndexService(
                IndexerConfig.from(settings),
                kafka,
                ElasticsearchConfig.of(elasticsearch),
                new SearchDocuments((text, language) -> List.of(text)),
                metrics,
                Clock.systemUTC());
    }

    private void writeEvents(int from, int to) {
        for (int i = from; i < to; i++) {
            topics.write(Topics.EVENTS, "e" + i, TestRecords.event("e" + i, 1));
        }
    }
}
