package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;

@ExtendWith(ServersExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeskServiceIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final DeskWorld world = DeskWorld.build();
    private KafkaConfig kafka;
    private DeskService desk;

    @BeforeAll
    void open(Servers servers) throws IOException {
        Settings settings = Settings.of(Map.of(
                "kafka.bootstrap-servers", servers.bootstrapServers(),
                "kafka.partitions", "2",
                "desk.port", "0"));
        kafka = KafkaConfig.from(settings);
        ElasticsearchConfig elasticsearch = ElasticsearchConfig.of(servers.elasticsearch());
        index(elasticsearch);
        desk = new DeskService(
                DeskConfig.from(settings),
                kafka,
                elasticsearch,
                new SimpleMeterRegistry(),
                Clock.fixed(DeskWorld.NOW, ZoneOffset.UTC));
        desk.start(fatal -> {
            throw new AssertionError(fatal);
        });
        assertThat(desk.ready()).as("ready before the topics are there").isFalse();
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        await().atMost(Duration.ofSeconds(30)).until(desk::ready);
    }

    @AfterAll
    void close() {
        desk.close();
    }

    @Test
    void shouldListWhatIsStillToCome() throws Exception {
        JsonNode page = json("/api/events?order=upcoming");

        assertThat(ids(page)).containsExactly("e-minerals", "e-visit", "e-call-off", "e-london", "e-jeddah", "e-truce");
        assertThat(page.path("items").get(0).has("stems")).isFalse();
        assertThat(page.path("items").get(0).has("mentions")).isFalse();
    }

    @Test
    void shouldTellWhenOutletsReportedWhatMadeAnAlertFire() throws Exception {
        JsonNode alerts = json("/api/alerts").path("items");

        assertThat(alerts)
                .filteredOn(alert -> alert.hasNonNull("eventId"))
                .isNotEmpty()
                .allSatisfy(
                        alert -> assertThat(alert.path("reportedAt").asText()).startsWith("2025-02-2"));
        assertThat(alerts).filteredOn(alert -> !alert.hasNonNull("eventId")).allMatch(alert -> alert.path("reportedAt")
                .isNull());
    }

    @Test
    void shouldFindArticlesByAnyFormOfTheirWords() throws Exception {
        JsonNode page = json("/api/articles?q=" + encoded("президенти Вашингтон"));

        JsonNode article = page.path("items").get(0);
        assertThat(article.path("outlet").path("name").asText()).isEqualTo("Дніпровські вісті");
        assertThat(article.has("text")).isFalse();
        assertThat(marked(article.path("highlight").path("text"))).contains("Президент", "Вашингтоні");
        assertThat(article.path("events").get(0).path("eventId").asText()).isEqualTo(DeskWorld.VISIT);
        assertThat(json("/api/articles?q=" + encoded("\"behind closed doors\"")).path("items"))
                .hasSize(1);
        assertThat(json("/api/articles?q=Washington&side=russian").path("items"))
                .isEmpty();
        assertThat(json("/api/articles?language=ru&from=2025-02-26&to=2025-02-26")
                        .path("total")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void shouldPageThroughAllArticlesNewestFirst() throws Exception {
        JsonNode first = json("/api/articles?size=5");
        JsonNode second =
                json("/api/articles?size=100&cursor=" + first.path("next").asText());

        List<String> times = Stream.of(first, second)
                .flatMap(page -> page.path("items").findValuesAsText("publishedAt").stream())
                .toList();
        assertThat(times).hasSize(first.path("total").asInt()).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    }

    private static List<String> marked(JsonNode parts) {
        return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
                .map(parts::get)
                .filter(part -> part.path("hit").asBoolean())
                .map(part -> part.path("text").asText())
                .toList();
    }

    @Test
    void shouldPageThroughAllEventsOnce() throws Exception {
        JsonNode first = json("/api/events?size=6");
        JsonNode second = json("/api/events?size=6&cursor=" + first.path("next").asText());

        assertThat(first.path("total").asInt()).isEqualTo(10);
        assertThat(Stream.concat(ids(first).stream(), ids(second).stream()))
                .hasSize(10)
                .doesNotHaveDuplicates()
                .doesNotContain(DeskWorld.MERGED);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void shouldIgnoreCursorOfAnotherOrder() throws Exception {
        String cursor = json("/api/events?size=2").path("next").asText();

        assertThat(get("/api/events?q=Zelensky&cursor=" + cursor).statusCode()).isEqualTo(200);
        assertThat(get("/api/events?cursor=%7Bnonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldFindWordsInAnyFormAndMarkThem() throws Exception {
        JsonNode page = json("/api/events?q=" + encoded("президентом зеленський"));

        assertThat(ids(page)).containsExactly(DeskWorld.VISIT);
        JsonNode evidence = page.path("items").get(0).path("highlight").path("evidence");
        assertThat(evidence.path("language").asText()).isEqualTo("uk");
        assertThat(evidence.path("parts"))
                .filteredOn(part -> part.path("hit").asBoolean())
                .extracting(part -> part.path("text").asText())
                .contains("Президент", "Зеленський");
    }

    @Test
    void shouldFindUnfinishedWordAndExactPhrase() throws Exception {
        assertThat(ids(json("/api/events?q=istan"))).contains("e-istanbul");
        assertThat(ids(json("/api/events?q=" + encoded("\"behind closed doors\""))))
                .containsExactly("e-istanbul");
        assertThat(ids(json("/api/events?q=" + encoded("\"closed behind doors\""))))
                .isEmpty();
    }

    @Test
    void shouldSurviveWhatWouldBeQuerySyntaxElsewhere() throws Exception {
        for (String typed : List.of("*", "a AND (", "title:/.*/", "\"", "\\", "🙂", "+-=&&||><!(){}[]^\"~*?:\\/")) {
            assertThat(get("/api/events?q=" + encoded(typed)).statusCode())
                    .as(typed)
                    .isEqualTo(200);
            assertThat(get("/api/suggest?q=" + encoded(typed)).statusCode())
                    .as(typed)
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldFilterAndCountWhatElseThereIs() throws Exception {
        JsonNode page = json("/api/events?kind=call,agreement&counts=true");

        assertThat(ids(page)).containsExactlyInAnyOrder("e-minerals", DeskWorld.CANCELLED_CALL);
        assertThat(page.path("counts").path("kind").findValuesAsText("value")).contains("MEETING", "CALL", "AGREEMENT");
        assertThat(page.path("counts").path("status").findValuesAsText("value"))
                .containsExactlyInAnyOrder("PLANNED", "CANCELLED");
        assertThat(ids(json("/api/events?language=uk&kind=meeting"))).containsExactly(DeskWorld.VISIT);
        assertThat(ids(json("/api/events?actor=TUR"))).containsExactly(DeskWorld.HOSTILE);
        assertThat(ids(json("/api/events?reports=3"))).containsExactly(DeskWorld.VISIT);
        assertThat(ids(json("/api/events?country=SAU&order=date"))).containsExactly("e-jeddah", "e-riyadh");
    }

    @Test
    void shouldFindEventsByTheDaysOnWhichTheyMayBe() throws Exception {
        assertThat(ids(json("/api/events?from=2025-03-12&to=2025-03-12"))).containsExactly("e-jeddah");
        assertThat(ids(json("/api/events?to=2025-02-19"))).containsExactly("e-riyadh");
    }

    @Test
    void shouldShowWholeEventAndArticle() throws Exception {
        JsonNode event = json("/api/events/" + DeskWorld.VISIT);
        JsonNode mention = event.path("mentions").get(0);
        JsonNode article = json("/api/articles/" + mention.path("articleId").asText());
        String text = article.path("text").asText();

        assertThat(event.path("mentions")).hasSize(8);
        assertThat(event.has("stems")).isFalse();
        assertThat(text.substring(
                        mention.path("evidence").path("start").asInt(),
                        mention.path("evidence").path("end").asInt()))
                .isEqualTo(mention.path("evidence").path("text").asText());
        assertThat(get("/api/events/none").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldCountCoverageWithoutGaps() throws Exception {
        JsonNode coverage = json("/api/coverage?by=side");

        assertThat(coverage.path("starts")).hasSize(73);
        long mentions = 0;
        for (JsonNode series : coverage.path("series")) {
            assertThat(series.path("mentions")).hasSize(73);
            mentions += series.path("total").asLong();
        }
        assertThat(mentions).isEqualTo(counted(CoverageBucket::getMentions, kind -> kind != EventKind.UNKNOWN));
        assertThat(sum(coverage.path("relevant")))
                .isEqualTo(counted(CoverageBucket::getRelevant, kind -> kind == EventKind.UNKNOWN));
        assertThat(sum(coverage.path("articles"))).isEqualTo(counted(CoverageBucket::getArticles, kind -> true));
        assertThat(sum(coverage.path("polls"))).isEqualTo(counted(CoverageBucket::getPolls, kind -> true));
        assertThat(sum(coverage.path("failedPolls"))).isEqualTo(counted(CoverageBucket::getFailedPolls, kind -> true));
        long read = 0;
        for (JsonNode series : coverage.path("series")) {
            read += series.path("read").asLong();
        }
        assertThat(read).isEqualTo(sum(coverage.path("articles")));
        assertThat(json("/api/coverage?by=kind&daily=true&days=3").path("starts"))
                .hasSize(4);
    }

    @Test
    void shouldSuggestNamesByAnyOfTheirWords() throws Exception {
        JsonNode found = json("/api/suggest?q=zel").path("items");

        assertThat(found.findValuesAsText("value")).containsExactly("Volodymyr Zelensky");
        assertThat(json("/api/suggest?q=wash")
                        .path("items")
                        .get(0)
                        .path("filter")
                        .asText())
                .isEqualTo("place");
    }

    @Test
    void shouldStreamAlertsAsTheyFireAndToWhoeverComesBack() throws Exception {
        HttpResponse<InputStream> answer = http.send(request("/api/stream"), HttpResponse.BodyHandlers.ofInputStream());
        String id;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            Alert alert =
                    DeskWorld.alert(world.events().get(0), AlertAction.UPDATE, Instant.parse("2025-02-27T15:00:01Z"));
            produce(alert);
            id = idOf(reader, alert.getAlertId());
        }
        Alert later = DeskWorld.alert(world.events().get(0), AlertAction.UPDATE, Instant.parse("2025-02-27T15:00:02Z"));
        produce(later);

        HttpResponse<InputStream> again =
                http.send(request("/api/stream", "Last-Event-ID", id), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(again.body(), StandardCharsets.UTF_8))) {
            assertThat(idOf(reader, later.getAlertId())).isNotEqualTo(id);
        }
    }

    private long counted(ToLongFunction<CoverageBucket> count, Predicate<EventKind> kind) {
        return world.coverage().stream()
                .filter(bucket -> kind.test(bucket.getKind()))
                .mapToLong(count)
                .sum();
    }

    private static long sum(JsonNode numbers) {
        long sum = 0;
        for (JsonNode number : numbers) {
            sum += number.asLong();
        }
        return sum;
    }

    private static String idOf(BufferedReader stream, String alertId) throws IOException {
        String id = "";
        for (String line = stream.readLine(); line != null; line = stream.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ") && line.contains(alertId)) {
                return id;
            }
        }
        throw new AssertionError("the stream ended without the alert");
    }

    private void produce(Alert alert) throws Exception {
        try (KafkaProducer<String, Alert> producer =
                new KafkaProducer<>(kafka.clientConfig(), new StringSerializer(), Topics.ALERTS.valueSerde())) {
            producer.send(Topics.ALERTS.newRecord(
                            alert.getAlertId(), alert, 2, Instant.now().toEpochMilli()))
                    .get();
        }
    }

    private void index(ElasticsearchConfig config) throws IOException {
        ElasticsearchClient client = ElasticsearchClients.create(config);
        new SearchIndices(client).install();
        SearchDocuments documents = new SearchDocuments(new LuceneStemmer());
        List<? extends SpecificRecord> records = Stream.of(
                        world.events(), world.articles(), world.alerts(), world.coverage())
                .flatMap(List::stream)
                .toList();
        client.bulk(bulk -> {
            for (SpecificRecord record : records) {
                SearchDocument document = documents.of(record);
                bulk.operations(operation -> operation.index(index ->
                        index.index(document.index().alias()).id(document.id()).document(document.body())));
            }
            return bulk.refresh(co.elastic.clients.elasticsearch._types.Refresh.True);
        });
        client._transport().close();
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + desk.port() + path));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("items").findValuesAsText("eventId");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
