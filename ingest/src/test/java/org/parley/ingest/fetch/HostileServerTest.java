package org.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.ingest.fetch.FetchResult.Failed;
import org.parley.ingest.fetch.FetchResult.Failure;
import org.parley.ingest.fetch.FetchResult.Refusal;
import org.parley.ingest.fetch.FetchResult.Refused;
import org.parley.ingest.fetch.FetchResult.Response;

class HostileServerTest {

    private final AtomicInteger lookups = new AtomicInteger();
    private HostileServer server;
    private PoliteFetcher fetcher;

    @BeforeEach
    void start() throws IOException {
        server = new HostileServer();
        FetchConfig config = FetchConfigs.with(Map.of());
        fetcher = new PoliteFetcher(config, new ApacheTransport(config, new FickleNames()));
    }

    @AfterEach
    void stop() throws IOException {
        fetcher.close();
        server.close();
    }

    @Test
    void shouldGetWhatIsFine() {
        // when
        Response response = (Response) get(server.url("/to-fine"));
        // then
        assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo("fine");
        assertThat(response.uri()).isEqualTo(URI.create(server.url("/fine")));
        assertThat(response.redirects()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/endless, TOO_LARGE",
        "/declared-huge, TOO_LARGE",
        "/bomb, TOO_LARGE",
        "/bomb-deflate, TOO_LARGE",
        "/bomb-brotli, TOO_LARGE",
        "/bomb-in-bomb, TOO_LARGE",
        "/loop, TOO_MANY_REDIRECTS",
        "/to-metadata, PRIVATE_ADDRESS",
        "/to-loopback-6, PRIVATE_ADDRESS",
        "/to-mapped, PRIVATE_ADDRESS",
        "/to-file, BAD_ADDRESS"
    })
    void shouldRefuse(String path, Refusal refusal) {
        assertThat(get(server.url(path))).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(refusal));
    }

    @ParameterizedTest
    @CsvSource({
        "/silent, TIMEOUT",
        "/dripping, TIMEOUT",
        "/cut-short, BROKEN",
        "/no-http, BROKEN",
        "/endless-head, BROKEN",
        "/countless-headers, BROKEN"
    })
    void shouldGiveUpForNow(String path, Failure failure) {
        assertThat(get(server.url(path))).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(failure));
    }

    @Test
    void shouldReadNoFurtherThanDeclared() {
        // when
        Response response = (Response) get(server.url("/longer-than-said"));
        // then
        assertThat(response.body()).asString(StandardCharsets.US_ASCII).isEqualTo("fine");
    }

    @Test
    void shouldTellThatNobodyListens() throws IOException {
        // given
        String gone = server.url("/fine");
        server.close();
        // when, then
        assertThat(get(gone)).isInstanceOfSatisfying(Failed.class, failed -> assertThat(failed.failure())
                .isEqualTo(Failure.CONNECT));
    }

    @Test
    void shouldTellThatServerSpeaksNoTls() {
        assertThat(get(server.url("/fine").replace("http:", "https:")))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TLS));
    }

    @Test
    void shouldTellThatNameIsUnknown() {
        assertThat(get("http://nowhere.example/"))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.DNS));
    }

    @Test
    void shouldConnectToTheAddressThatWasChecked() {
        // given: a name whose first answer is allowed and whose later ones are not
        String rebinding = server.url("/fine").replace("127.0.0.1", "fickle.example");
        // when
        FetchResult first = get(rebinding);
        FetchResult second = get(rebinding);
        // then
        assertThat(first).isInstanceOf(Response.class);
        assertThat(second).isInstanceOf(Response.class);
        assertThat(lookups).hasValue(1);
    }

    @Test
    void shouldRefuseNameThatLeadsInside() {
        assertThat(get("http://inside.example/"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo(Refusal.PRIVATE_ADDRESS));
    }

    @Test
    void shouldLeaveNamesToProxy() {
        // given
        FetchConfig config = FetchConfigs.with(
                Map.of("ingest.fetch.proxy", server.proxyAddress(), "ingest.fetch.allowed-networks", ""));
        try (PoliteFetcher proxied = new PoliteFetcher(config, new ApacheTransport(config, new FickleNames()))) {
            // when
            FetchResult result = proxied.feed(URI.create("http://harbour.example/fine"), Map.of())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            // then
            assertThat(result).isInstanceOfSatisfying(Response.class, response -> assertThat(response.status())
                    .isEqualTo(200));
            assertThat(lookups).hasValue(0);
        }
    }

    private FetchResult get(String url) {
        return fetcher.page(URI.create(url), Map.of())
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    /** Name server of an attacker: answers with an allowed address first and with an internal one from then on. */
    private final class FickleNames implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return switch (host) {
                case "fickle.example" ->
                    new InetAddress[] {InetAddress.getByName(lookups.incrementAndGet() == 1 ? "127.0.0.1" : "10.0.0.1")
                    };
                case "inside.example" -> new InetAddress[] {InetAddress.getByName("192.168.1.1")};
                case "nowhere.example" -> throw new UnknownHostException(host);
                default -> InetAddress.getAllByName(host);
            };
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
