package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.cli.demo.DemoWorld;
import org.parley.cli.demo.ReplayServer;
import org.parley.cli.demo.RudeHost;
import org.parley.cli.service.LocalParley;
import org.parley.cli.service.ServiceRunner;
import org.parley.cli.service.Tally;
import org.parley.cli.service.TallyReader;
import org.parley.embedded.TemporaryFolder;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Alert;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.Feed;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/**
 * The whole way on real servers: feeds on a web server → Kafka → Kafka Streams → Elasticsearch → the desk's API. Everything, the servers
 * included, is stopped in the middle and started again on the same folder.
 */
class PipelineSmokeIT {

    private static final Duration ENOUGH = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TemporaryFolder folder = new TemporaryFolder();
    private final MovableClock clock = new MovableClock(Instant.parse("2025-04-01T00:00:00Z"));
    private final DemoWorld world = DemoWorld.bundled();
    private ReplayServer outlets;
    private ServiceRunner runner;
    private Settings settings;
    private int deskPort;

    @BeforeEach
    void startOutlets() throws IOException {
        outlets = new ReplayServer(world, clock, 0);
        outlets.addHost(RudeHost.NAME, new RudeHost());
        outlets.start();
        outlets.begin();
    }

    @AfterEach
    void stopEverything() {
        runner.closeAll();
        outlets.close();
        folder.close();
    }

    @Test
    void shouldLoseAndDoubleNothingWhenEverythingIsRestartedInTheMiddle() throws Exception {
        // given half of the story told, read and indexed
        start();
        subscribe(world.subscriptions(Instant.now(), 1));
        clock.advance(Duration.ofSeconds(25));
        int half = outlets.replay().released();
        Tally before = awaitIndexed(half);
        assertThat(half).isBetween(10, world.releases().size() - 10);

        // when everything stops, the story goes on, and everything starts again
        runner.closeAll();
        clock.advance(Duration.ofMinutes(10));
        start();
        Tally after = awaitIndexed(world.releases().size());

        // then nothing is lost …
        assertThat(after.events()).isGreaterThan(before.events());
        assertThat(after.deadLetters()).isZero();
        // … and nothing is double: each mention belongs to one event, each alert was raised once
        List<String> reports = standingEvents().stream()
                .flatMap(event -> event.getMentions().stream())
                .map(EventMention::getMentionId)
                .toList();
        assertThat(reports).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(mentionIds());
        assertThat(valuesOf(Topics.ALERTS).stream().map(Alert::getAlertId)).doesNotHaveDuplicates();
        // … and the desk shows the same
        JsonNode shown = deskJson("/api/events?limit=200");
        assertThat(shown.get("total").intValue()).isEqualTo(after.events());
    }

    @Test
    void shouldSetAsideWhatIsBadAndGoOnWithTheRest() throws Exception {
        // given a host with bad manners, and bytes in the articles topic that are no article
        start();
        byte[] poison = "not avro".getBytes(StandardCharsets.UTF_8);
        send(Topics.ARTICLES, "poison", poison);

        // when it is polled
        subscribe(List.of(feed(RudeHost.FEED), feed(RudeHost.NO_FEED)));

        // then the good page is read, and each bad thing is told of with its reason
        awaitIndexed(1);
        await().atMost(ENOUGH).untilAsserted(() -> assertThat(deadLetterKeys())
                .contains(RudeHost.ENDLESS_PAGE, RudeHost.EMPTY_PAGE, "poison"));
        assertThat(valuesOf(Topics.DEAD_LETTERS)).allSatisfy(letter -> {
            assertThat(letter.getReason()).isNotBlank();
            assertThat(letter.getStage()).isNotBlank();
            assertThat(letter.getValue()).isNotNull();
        });
        DeadLetter unread = valuesOf(Topics.DEAD_LETTERS).stream()
                .filter(letter -> letter.getTopic().equals(Topics.ARTICLES.name()))
                .findFirst()
                .orElseThrow();
        assertThat(unread.getValue().array()).isEqualTo(poison);
        await().atMost(ENOUGH)
                .untilAsserted(() -> assertThat(lastErrorOf(RudeHost.NO_FEED)).isNotBlank());
    }

    private void start() throws Exception {
        runner = new ServiceRunner();
        LocalParley parley = LocalParley.startServers(runner, folder.path(), false);
        Map<String, String> wiring = parley.wiring();
        deskPort = freePort();
        wiring.put("desk.port", Integer.toString(deskPort));
        wiring.put("ingest.fetch.proxy", "http://127.0.0.1:" + outlets.address().getPort());
        wiring.put("ingest.fetch.host-pause", "5ms");
        wiring.put("ingest.scrape.first-retry", "1s");
        settings = Settings.of(wiring);
        try (TopicAdmin topics = new TopicAdmin(KafkaConfig.from(settings))) {
            topics.createMissing();
        }
        parley.startServices(settings, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    private void subscribe(List<Feed> feeds) {
        try (FeedsStore store = new FeedsStore(KafkaConfig.from(settings), Clock.systemUTC())) {
            store.add(feeds);
        }
    }

    /** Waits until so many articles were read and all that came of them is indexed and rests. */
    private Tally awaitIndexed(int articles) throws IOException {
        try (TallyReader reader = new TallyReader(KafkaConfig.from(settings), ElasticsearchConfig.from(settings))) {
            Tally[] last = {reader.read()};
            await().atMost(ENOUGH).pollInterval(Duration.ofSeconds(1)).until(() -> {
                Tally now = reader.read();
                boolean rests = now.equals(last[0]);
                last[0] = now;
                return rests && now.isIndexed() && now.articles() == articles && coverageKnows(articles);
            });
            return last[0];
        }
    }

    /** Whether enrich has read so many articles: it counts each once. */
    private boolean coverageKnows(int articles) {
        Map<String, Long> counts = new HashMap<>();
        forEach(Topics.COVERAGE, bucket -> {
            if (bucket.getDossier() == null) {
                counts.put(bucket.getBucketId(), bucket.getArticles());
            }
        });
        return counts.values().stream().mapToLong(Long::longValue).sum() == articles;
    }

    private List<Event> standingEvents() {
        Map<String, Event> latest = new HashMap<>();
        forEach(Topics.EVENTS, event -> latest.put(event.getEventId(), event));
        return latest.values().stream()
                .filter(event -> event.getMergedInto() == null)
                .toList();
    }

    private Set<String> mentionIds() {
        return valuesOf(Topics.MENTIONS).stream()
                .map(Mention::getMentionId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> deadLetterKeys() {
        return valuesOf(Topics.DEAD_LETTERS).stream()
                .map(letter -> StandardCharsets.UTF_8
                        .decode(letter.getKey().duplicate())
                        .toString())
                .toList();
    }

    private String lastErrorOf(String feedUrl) {
        try (FeedsStore store = new FeedsStore(KafkaConfig.from(settings), Clock.systemUTC())) {
            return store.states().get(feedUrl).getLastError();
        }
    }

    private <V extends SpecificRecord> List<V> valuesOf(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        forEach(topic, values::add);
        return values;
    }

    private <V extends SpecificRecord> void forEach(Topic<V> topic, java.util.function.Consumer<V> action) {
        try (TopicReader reader = new TopicReader(KafkaConfig.from(settings))) {
            reader.forEach(topic, record -> {
                if (!new String(record.key(), StandardCharsets.UTF_8).equals("poison")
                        || topic == Topics.DEAD_LETTERS) {
                    action.accept(topic.valueSerde().fromBytes(record.value()));
                }
            });
        }
    }

    private void send(Topic<?> topic, String key, byte[] value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                KafkaConfig.from(settings).clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic.name(), key, value)).get();
        }
    }

    private JsonNode deskJson(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + deskPort + path))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Feed feed(String url) {
        return Feed.newBuilder()
                .setUrl(url)
                .setOutlet(Outlet.newBuilder().setName("Rude").build())
                .setAddedAt(Instant.now())
                .setPollIntervalSeconds(1)
                .build();
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
