package org.parley.ingest.websub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.ingest.fetch.FetchConfig;
import org.parley.ingest.fetch.PoliteFetcher;
import org.parley.runtime.config.Settings;
import org.parley.schemas.HubLease;

class WebSubTest {

    private static final String FEED = "https://post.example/feed";
    private static final URI TOPIC = URI.create("https://post.example/feed?canonical=1");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> changed = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
    private final MovableClock clock = new MovableClock();
    private PoliteFetcher fetcher;
    private HttpServer hub;
    private WebSub webSub;
    private CallbackServer callbacks;

    @BeforeEach
    void start() throws IOException {
        Settings settings =
                Settings.of(Map.of("ingest.fetch.allowed-networks", "127.0.0.1", "ingest.fetch.host-pause", "0s"));
        fetcher = PoliteFetcher.create(FetchConfig.from(settings), new SimpleMeterRegistry());
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        hub.createContext("/", exchange -> {
            asked.add(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        hub.start();
        URI address = URI.create("http://public.example/websub/");
        webSub = new WebSub(address, Duration.ofDays(5), fetcher, clock, new Random(1), changed::add);
        callbacks = new CallbackServer(webSub, 0);
    }

    @AfterEach
    void stop() {
        callbacks.close();
        hub.stop(0);
        fetcher.close();
    }

    @Test
    void shouldSubscribeConfirmAndTakeSignedMessages() throws Exception {
        // given
        String callback = subscribe();
        assertThat(asked.get(0))
                .containsEntry("hub.topic", TOPIC.toString())
                .containsEntry("hub.lease_seconds", "432000");
        HttpResponse<String> confirmation = confirm(callback, TOPIC.toString());
        assertThat(confirmation.statusCode()).isEqualTo(200);
        assertThat(confirmation.body()).isEqualTo("riddle");
        // when
        int status = send(callback, "sha256=" + signature("news"));
        // then
        assertThat(status).isEqualTo(202);
        assertThat(changed).containsExactly(FEED);
    }

    @Test
    void shouldIgnoreMessagesThatAreNotSignedByHub() throws Exception {
        // given
        String callback = subscribe();
        // when
        int forged = send(callback, "sha256=" + signature("other news"));
        int unsigned = send(callback, "none");
        // then
        assertThat(List.of(forged, unsigned)).containsOnly(202);
        assertThat(changed).isEmpty();
    }

    @Test
    void shouldNotConfirmWhatItDidNotAskFor() throws Exception {
        // given
        String callback = subscribe();
        // then
        assertThat(confirm(callback, "https://other.example/").statusCode()).isEqualTo(404);
        assertThat(confirm("unknown", TOPIC.toString()).statusCode()).isEqualTo(404);
        assertThat(send("unknown", "none")).isEqualTo(410);
        // when
        webSub.forget(FEED);
        // then
        assertThat(confirm(callback, TOPIC.toString()).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAskOnceAndRenewBeforeLeaseEnds() throws Exception {
        // given
        String callback = subscribe();
        confirm(callback, TOPIC.toString());
        // when
        webSub.feedNames(FEED, hubAddress(), TOPIC);
        clock.now = clock.now.plus(Duration.ofSeconds(800));
        webSub.renew();
        assertThat(asked).hasSize(1);
        clock.now = clock.now.plus(Duration.ofSeconds(101));
        webSub.renew();
        // then
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.size() == 2);
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
    }

    @Test
    void shouldGoOnWithLeaseAfterRestart() throws Exception {
        // given
        String id = subscribe();
        confirm(id, TOPIC.toString());
        HubLease remembered = Objects.requireNonNull(webSub.lease(FEED));
        restart("http://public.example/websub/");
        assertThat(send(id, "sha256=" + signature("news"))).isEqualTo(410);
        // when
        webSub.resume(FEED, remembered);
        // then
        assertThat(send(id, "sha256=" + signature("news"))).isEqualTo(202);
        assertThat(changed).containsExactly(FEED);
        webSub.feedNames(FEED, hubAddress(), TOPIC);
        webSub.renew();
        assertThat(asked).hasSize(1);
        clock.now = clock.now.plus(Duration.ofSeconds(901));
        webSub.renew();
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.size() == 2);
        assertThat(asked.get(1)).isEqualTo(asked.get(0));
    }

    @Test
    void shouldHaveHubCallTheInstanceThatHasTheFeed() {
        // given
        String id = subscribe();
        HubLease remembered = Objects.requireNonNull(webSub.lease(FEED));
        restart("http://other.example/websub");
        // when
        webSub.resume(FEED, remembered);
        // then
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.size() == 2);
        assertThat(asked.get(1).get("hub.callback"))
                .startsWith("http://other.example/websub/")
                .doesNotContain(id);
    }

    @Test
    void shouldLeaveHubThatDeniesAloneForDay() throws Exception {
        // given
        String id = subscribe();
        // when
        assertThat(ask(id, "denied", "https://other.example/").statusCode()).isEqualTo(404);
        assertThat(ask(id, "denied", TOPIC.toString()).statusCode()).isEqualTo(200);
        // then
        clock.now = clock.now.plus(Duration.ofHours(23));
        webSub.renew();
        assertThat(asked).hasSize(1);
        clock.now = clock.now.plus(Duration.ofHours(1));
        webSub.renew();
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.size() == 2);
    }

    /** A new instance at that address, which knows nothing. */
    private void restart(String address) {
        callbacks.close();
        webSub = new WebSub(URI.create(address), Duration.ofDays(5), fetcher, clock, new Random(2), changed::add);
        callbacks = new CallbackServer(webSub, 0);
    }

    private String subscribe() {
        webSub.feedNames(FEED, hubAddress(), TOPIC);
        await().atMost(Duration.ofSeconds(10)).until(() -> asked.size() == 1);
        String callback = asked.get(0).get("hub.callback");
        assertThat(callback).startsWith("http://public.example/websub/");
        return callback.substring(callback.lastIndexOf('/') + 1);
    }

    private URI hubAddress() {
        return URI.create("http://127.0.0.1:" + hub.getAddress().getPort() + "/");
    }

    private HttpResponse<String> confirm(String id, String topic) throws Exception {
        return ask(id, "subscribe", topic);
    }

    private HttpResponse<String> ask(String id, String mode, String topic) throws Exception {
        String query = "?hub.mode=" + mode + "&hub.challenge=riddle&hub.lease_seconds=1000&hub.topic="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(callback(id, query)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private int send(String id, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(callback(id, ""))
                .header("X-Hub-Signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString("news"))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private URI callback(String id, String query) {
        return URI.create("http://127.0.0.1:" + callbacks.port() + "/websub/" + id + query);
    }

    private String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(asked.get(0).get("hub.secret").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> URLDecoder.decode(parts[1], StandardCharsets.UTF_8)));
    }

    /** A clock that stands still until it is moved. */
    private static final class MovableClock extends Clock {

        private Instant now = Instant.parse("2025-03-01T12:00:00Z");

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
