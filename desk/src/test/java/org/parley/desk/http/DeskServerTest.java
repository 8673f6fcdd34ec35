package org.parley.desk.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.desk.DeskConfig;
import org.parley.desk.DeskWorld;
import org.parley.desk.FakeStore;
import org.parley.desk.live.LiveStream;
import org.parley.desk.store.ArticleOrder;
import org.parley.desk.store.ArticleQuery;
import org.parley.desk.store.EventFilter;
import org.parley.desk.store.EventOrder;
import org.parley.desk.store.EventQuery;
import org.parley.runtime.config.Settings;

class DeskServerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeStore store = new FakeStore(DeskWorld.build());
    private final AtomicLong nanoTime = new AtomicLong();
    private final LiveStream stream = new LiveStream(100, 2);
    private DeskServer server = start(Map.of());

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldListUpcomingEventsSoonestFirst() throws Exception {
        JsonNode page = json("/api/events?order=upcoming&size=3");

        assertThat(page.path("items").findValuesAsText("eventId"))
                .containsExactly("e-visit", "e-minerals", "e-call-off");
        assertThat(page.path("items").get(0).has("mentions")).isFalse();
        JsonNode next = json(
                "/api/events?order=upcoming&size=3&cursor=" + page.path("next").asText());
        assertThat(next.path("items").get(0).path("eventId").asText()).isEqualTo("e-london");
    }

    @Test
    void shouldAskForWhatTheQueryNames() throws Exception {
        json("/api/events?q=Zelensky&kind=meeting,call&status=planned&actor=UKR&language=uk&side=western"
                + "&from=2025-02-01&to=2025-03-01&reports=2&counts=true");

        EventQuery asked = store.asked.orElseThrow();
        assertThat(asked.words()).contains("Zelensky");
        assertThat(asked.order()).isEqualTo(EventOrder.RELEVANCE);
        assertThat(asked.reports()).isEqualTo(2);
        assertThat(asked.filters().get(EventFilter.KIND)).containsExactlyInAnyOrder("MEETING", "CALL");
        assertThat(asked.filters().get(EventFilter.ACTOR)).containsExactly("UKR");
        assertThat(asked.today()).isEqualTo(DeskWorld.TODAY);
    }

    @Test
    void shouldSearchArticles() throws Exception {
        JsonNode page =
                json("/api/articles?q=Washington&language=en,uk&side=western&outlet=Harbor%20Post&to=2025-03-01");

        ArticleQuery asked = store.askedArticles.orElseThrow();
        assertThat(asked.words()).contains("Washington");
        assertThat(asked.order()).isEqualTo(ArticleOrder.RELEVANCE);
        assertThat(asked.languages()).containsExactlyInAnyOrder("en", "uk");
        assertThat(asked.sides()).containsExactly("WESTERN");
        assertThat(asked.outlets()).containsExactly("Harbor Post");
        assertThat(asked.to()).contains(LocalDate.parse("2025-03-01"));
        JsonNode article = page.path("items").get(0);
        assertThat(article.has("text")).isFalse();
        assertThat(article.path("link").asText()).startsWith("https://");
        assertThat(article.path("events").get(0).path("eventId").asText()).isEqualTo(DeskWorld.VISIT);
        assertThat(get("/api/articles?size=101").statusCode()).isEqualTo(400);
        assertThat(get("/api/articles?side=inside").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=100000",
                "size=many",
                "kind=party",
                "from=tomorrow",
                "reports=-1",
                "order=random",
                "q=a%00b"
            })
    void shouldRefuseParameterThatItDoesNotUnderstand(String query) throws Exception {
        HttpResponse<String> answer = get("/api/events?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("parameter " + query.substring(0, query.indexOf('=')))
                .contains("expected");
    }

    @Test
    void shouldRefuseQueryThatIsTooLong() throws Exception {
        assertThat(get("/api/events?q=" + "a".repeat(300)).statusCode()).isEqualTo(400);
        assertThat(get("/api/events?q=" + "a".repeat(40_000)).statusCode()).isIn(414, 431);
    }

    @Test
    void shouldLinkArticlesThroughTheTemplateAndNothingButHttp() throws Exception {
        restart(Map.of("desk.article-link", "http://localhost:9000/{host}{path}"));

        JsonNode visit = json("/api/events/" + DeskWorld.VISIT).path("mentions").get(0);
        JsonNode hostile =
                json("/api/events/" + DeskWorld.HOSTILE).path("mentions").get(0);

        assertThat(visit.path("link").asText()).isEqualTo("http://localhost:9000/meridianwire.example/e-visit-0");
        assertThat(visit.path("articleUrl").asText()).isEqualTo("https://meridianwire.example/e-visit-0");
        assertThat(hostile.path("link").isNull()).isTrue();
    }

    @Test
    void shouldShowArticleAndSayWhenThereIsNone() throws Exception {
        assertThat(json("/api/articles/" + firstArticleId()).path("title").asText())
                .isEqualTo("Leaders to meet in Washington");
        assertThat(get("/api/articles/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/api/nothing").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/events/..%2f..%2fetc%2fpasswd",
                "/assets/..%2findex.html",
                "/assets/../../DeskService.class",
                "/assets/uplot/../../../../../../etc/passwd"
            })
    void shouldServeNothingOutsideItsFolders(String path) throws Exception {
        assertThat(get(path).statusCode()).isIn(400, 404);
    }

    @Test
    void shouldListAlertsNewestFirst() throws Exception {
        JsonNode alerts = json("/api/alerts?size=2").path("items");

        assertThat(alerts).hasSize(2);
        assertThat(alerts.get(0).path("firedAt").asText())
                .isGreaterThan(alerts.get(1).path("firedAt").asText());
        assertThat(alerts.get(0).path("link").asText()).startsWith("https://");
    }

    @Test
    void shouldListFeedsInTroubleFirst() throws Exception {
        JsonNode feeds = json("/api/feeds").path("items");

        assertThat(feeds).hasSize(2);
        assertThat(feeds.get(0).path("failures").asInt()).isEqualTo(4);
        assertThat(feeds.get(0).path("lastError").asText()).contains("503");
        assertThat(feeds.get(0).has("seen")).isFalse();
    }

    @Test
    void shouldCountCoverageByDimension() throws Exception {
        JsonNode coverage = json("/api/coverage?by=side");

        assertThat(coverage.path("starts")).hasSize(72);
        assertThat(coverage.path("series").findValuesAsText("name")).contains("UKRAINIAN", "RUSSIAN", "WESTERN");
        assertThat(get("/api/coverage?from=1990-01-01&to=2025-01-01").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/events", "/events/e-visit", "/coverage"})
    void shouldServeThePageWithAPolicyThatKeepsItToItself(String view) throws Exception {
        HttpResponse<String> page = get(view);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe")
                .doesNotContain("http");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void shouldServeWhatThePageIsMadeOf() throws Exception {
        assertThat(get("/assets/main.js").headers().firstValue("Content-Type").orElseThrow())
                .contains("javascript");
        assertThat(get("/assets/uplot/dist/uPlot.iife.min.js").statusCode()).isEqualTo(200);
        assertThat(json("/api/countries").path("UKR").asText()).isEqualTo("UA");
    }

    @Test
    void shouldSayWhenTheIndexCannotAnswer() throws Exception {
        store.setDown(true);

        HttpResponse<String> answer = get("/api/events");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("try again").doesNotContain("Exception");
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
        assertThat(get("/readyz").statusCode()).isEqualTo(503);
    }

    @Test
    void shouldOfferMetricsToPrometheus() throws Exception {
        assertThat(get("/metrics").body()).contains("desk_test_total");
    }

    @Test
    void shouldSlowDownWhoAsksTooMuch() throws Exception {
        restart(Map.of("desk.requests-per-second", "1", "desk.request-burst", "3"));

        List<Integer> statuses = List.of(status("/"), status("/"), status("/"), status("/"));

        assertThat(statuses).containsExactly(200, 200, 200, 429);
        assertThat(status("/healthz")).isEqualTo(200);
        assertThat(status("/assets/main.js"))
                .as("a page that was let in gets all its files")
                .isEqualTo(200);
        nanoTime.addAndGet(1_000_000_000L);
        assertThat(List.of(status("/"), status("/"))).containsExactly(200, 429);
    }

    @Test
    void shouldCountWhoComesThroughATrustedProxyByThemselves() throws Exception {
        restart(Map.of(
                "desk.requests-per-second", "1", "desk.request-burst", "2", "desk.trusted-proxies", "127.0.0.0/8"));

        assertThat(forwardedStatuses("203.0.113.7")).containsExactly(200, 200, 429);
        assertThat(forwardedStatuses("203.0.113.8, 127.0.0.9")).containsExactly(200, 200, 429);
        assertThat(forwardedStatuses("198.51.100.1, 203.0.113.7"))
                .as("what a client writes before its proxy does")
                .contains(429);
        nanoTime.addAndGet(5_000_000_000L);
        assertThat(get("/events.atom", "X-Forwarded-Proto", "https").body()).contains("href=\"https://");
    }

    @Test
    void shouldNotLetAnyoneNameTheirAddress() throws Exception {
        restart(Map.of("desk.requests-per-second", "1", "desk.request-burst", "2"));

        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            statuses.add(get("/api/feeds", "X-Forwarded-For", "203.0.113." + i).statusCode());
        }

        assertThat(statuses).containsExactly(200, 200, 429, 429);
        assertThat(get("/healthz", "X-Forwarded-For", "nonsense").statusCode()).isEqualTo(200);
    }

    private List<Integer> forwardedStatuses(String chain) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(get("/api/feeds", "X-Forwarded-For", chain).statusCode());
        }
        return statuses;
    }

    @Test
    void shouldAskForTheTokenWhereOneIsSet(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "open sesame");
        restart(Map.of("desk.token", "file:" + token));
        String basic = Base64.getEncoder().encodeToString("anyone:open sesame".getBytes(StandardCharsets.UTF_8));

        assertThat(get("/api/events").statusCode()).isEqualTo(401);
        assertThat(get("/", "Authorization", "Bearer guess").statusCode()).isEqualTo(401);
        assertThat(get("/api/events", "Authorization", "Bearer open sesame").statusCode())
                .isEqualTo(200);
        assertThat(get("/", "Authorization", "Basic " + basic).statusCode()).isEqualTo(200);
        assertThat(get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldStreamWhatHappensAndWhatWasMissed() throws Exception {
        stream.startsAt("alerts-0", 0);
        stream.publish("alert", "alerts-0", 0, "{\"title\":\"seen\"}");
        stream.publish("alert", "alerts-0", 1, "{\"title\":\"Зустріч\"}");

        HttpResponse<InputStream> answer = http.send(
                request("/api/stream", "Last-Event-ID", "alerts-0:0"), HttpResponse.BodyHandlers.ofInputStream());

        try (InputStream body = answer.body()) {
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            assertThat(readUntil(body, "Зустріч\"}\n\n"))
                    .contains("event: clock\ndata: {\"now\":\"2025-02-27T15:00:00Z\"}")
                    .contains("id: alerts-0:1\nevent: alert\ndata: {\"title\":\"Зустріч\"}")
                    .doesNotContain("seen");
        }
    }

    @Test
    void shouldRefuseMoreStreamsThanAllowed() throws Exception {
        HttpResponse<InputStream> first = http.send(request("/api/stream"), HttpResponse.BodyHandlers.ofInputStream());
        HttpResponse<InputStream> second = http.send(request("/api/stream"), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(get("/api/stream").statusCode()).isEqualTo(503);

        first.body().close();
        second.body().close();
        server.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> stream.readers() == 0);
    }

    @Test
    void shouldAnswerAtEveryPathItDescribes() throws Exception {
        JsonNode description = json("/openapi.json");

        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            String address = path.getKey()
                    .replace("/events/{id}", "/events/" + DeskWorld.VISIT)
                    .replace("{id}", firstArticleId());
            JsonNode answers =
                    path.getValue().path("get").path("responses").path("200").path("content");
            HttpResponse<InputStream> answer = http.send(request(address), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (answer.statusCode() != 200
                    || !type.startsWith(answers.fieldNames().next())) {
                missing.add(address + ": " + answer.statusCode() + " " + type);
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void shouldLinkBackOnlyToWhereItWasAsked() throws Exception {
        assertThat(get("/calendar.ics").body())
                .contains("URL:http://127.0.0.1:" + server.port() + "/events/e-visit")
                .contains("STATUS:CANCELLED");
        assertThat(get("/events.csv?kind=call").body().lines()).hasSize(2);
        assertThat(JSON.readTree(get("/events.geojson").body()).path("features"))
                .isNotEmpty();
        assertThat(get("/events.jsonl").body().lines()).hasSize(10);
    }

    private String firstArticleId() throws IOException, InterruptedException {
        return json("/api/events/" + DeskWorld.VISIT)
                .path("mentions")
                .get(0)
                .path("articleId")
                .asText();
    }

    private DeskServer start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("desk.port", "0");
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        metrics.counter("desk.test").increment();
        DeskServer started = new DeskServer(
                DeskConfig.from(Settings.of(all)),
                store,
                stream,
                DeskWorld.feeds(),
                store::reachable,
                metrics,
                Clock.fixed(DeskWorld.NOW, ZoneOffset.UTC),
                nanoTime::get);
        started.start();
        return started;
    }

    private void restart(Map<String, String> settings) {
        server.close();
        server = start(settings);
    }

    private JsonNode json(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private int status(String path) throws IOException, InterruptedException {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }

    private static String readUntil(InputStream body, String end) throws IOException {
        byte[] buffer = new byte[8192];
        StringBuilder text = new StringBuilder();
        while (!text.toString().contains(end)) {
            int read = body.read(buffer);
            if (read < 0) {
                break;
            }
            text.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return text.toString();
    }
}
