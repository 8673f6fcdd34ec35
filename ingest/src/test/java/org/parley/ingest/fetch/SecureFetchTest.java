package org.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.ingest.fetch.FetchResult.Failed;
import org.parley.ingest.fetch.FetchResult.Failure;
import org.parley.ingest.fetch.FetchResult.Response;

class SecureFetchTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"NEGOTIATE, HTTP/2.0", "FORCE_HTTP_1, HTTP/1.1"})
    void shouldSpeakHttp2WhereServerDoes(HttpVersionPolicy speaks, String version) throws Exception {
        try (SecureServer server = new SecureServer(speaks, folder)) {
            // when
            FetchResult result = get(server, "harbour.example", Map.of());
            // then
            assertThat(body(result)).isEqualTo(version);
        }
    }

    @Test
    void shouldReachSecureServerThroughProxy() throws Exception {
        try (SecureServer server = new SecureServer(HttpVersionPolicy.NEGOTIATE, folder);
                TunnelProxy proxy = new TunnelProxy(server.port())) {
            // when
            FetchResult result = get(server, "harbour.example", Map.of("ingest.fetch.proxy", proxy.address()));
            // then
            assertThat(body(result)).startsWith("HTTP/");
            assertThat(proxy.requests()).containsExactly("CONNECT harbour.example:" + server.port() + " HTTP/1.1");
        }
    }

    @Test
    void shouldNotTakeCertificateOfAnotherHost() throws Exception {
        try (SecureServer server = new SecureServer(HttpVersionPolicy.NEGOTIATE, folder)) {
            assertThat(get(server, "impostor.example", Map.of()))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TLS));
        }
    }

    @Test
    void shouldNotTakeCertificateThatNobodyVouchesFor() throws Exception {
        try (SecureServer server = new SecureServer(HttpVersionPolicy.NEGOTIATE, folder)) {
            // given
            TlsStrategy strangers = ClientTlsStrategyBuilder.create().buildAsync();
            // then
            assertThat(get(server, "harbour.example", Map.of(), strangers))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.failure()).isEqualTo(Failure.TLS));
        }
    }

    private static FetchResult get(SecureServer server, String host, Map<String, String> settings)
            throws GeneralSecurityException {
        TlsStrategy trusting =
                ClientTlsStrategyBuilder.create().setSslContext(server.trust()).buildAsync();
        return get(server, host, settings, trusting);
    }

    private static FetchResult get(SecureServer server, String host, Map<String, String> settings, TlsStrategy tls) {
        FetchConfig config = FetchConfigs.with(settings);
        try (PoliteFetcher fetcher = new PoliteFetcher(config, new ApacheTransport(config, new AllAtHome(), tls))) {
            return fetcher.feed(URI.create("https://" + host + ":" + server.port() + "/"), Map.of())
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static String body(FetchResult result) {
        assertThat(result).isInstanceOf(Response.class);
        return new String(((Response) result).body(), StandardCharsets.UTF_8);
    }

    /** Every name is this machine's. */
    private static final class AllAtHome implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) {
            try {
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
