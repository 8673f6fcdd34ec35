package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.embedded.junit.SharedServers;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.TestRecords;
import org.parley.sink.TestTopics;

/** The sink before a cluster that asks for TLS and credentials. */
@ExtendWith(ServersExtension.class)
class SecuredClusterIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("parley:open sesame".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private final Servers servers;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private TestTopics topics;

    SecuredClusterIT(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void setUp() {
        SharedServers.get().clear();
        topics = new TestTopics(servers.bootstrapServers());
        topics.write(Topics.EVENTS, "e1", TestRecords.event("e1", 1));
    }

    @AfterEach
    void tearDown() {
        topics.close();
    }

    @Test
    void shouldWriteWithAnApiKeyOverTls() throws Exception {
        assertStored("ApiKey c2VjcmV0", Map.of("elasticsearch.api-key", secret("c2VjcmV0")));
    }

    @Test
    void shouldWriteWithALoginOverTls() throws Exception {
        assertStored(
                BASIC, Map.of("elasticsearch.username", "parley", "elasticsearch.password", secret("open sesame")));
    }

    @Test
    void shouldStopWhenTheCredentialsAreWrongAndNeverPrintThem() throws Exception {
        try (SecureProxy cluster = new SecureProxy(servers.elasticsearch(), folder, BASIC);
                IndexService service = start(cluster, Map.of("elasticsearch.api-key", secret("bm90LWl0")), true)) {
            await().atMost(SOON).until(() -> fatal.get() != null);

            assertThat(fatal.get()).hasMessageContaining("unable to authenticate");
            assertThat(fatal.get().toString()).doesNotContain("bm90LWl0");
            assertThat(service.ready()).isFalse();
            assertThat(topics.deadLetters()).isEmpty();
        }
    }

    @Test
    void shouldTrustNoCertificateThatNobodyVouchesFor() throws Exception {
        try (SecureProxy cluster = new SecureProxy(servers.elasticsearch(), folder, BASIC);
                TestIndices indices = new TestIndices(servers.elasticsearch());
                IndexService service = start(
                        cluster,
                        Map.of("elasticsearch.username", "parley", "elasticsearch.password", secret("open sesame")),
                        false)) {
            await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> !service.ready());

            assertThat(new SearchIndices(indices.client()).current(SearchIndex.EVENTS))
                    .isEmpty();
            assertThat(topics.deadLetters()).isEmpty();
        }
    }

    private void assertStored(String authorization, Map<String, String> credentials) throws Exception {
        try (SecureProxy cluster = new SecureProxy(servers.elasticsearch(), folder, authorization);
                TestIndices indices = new TestIndices(servers.elasticsearch());
                IndexService service = start(cluster, credentials, true)) {
            await().atMost(SOON).ignoreExceptions().until(() -> indices.count(SearchIndex.EVENTS) == 1);
            await().atMost(SOON).until(service::ready);
            assertThat(fatal.get()).isNull();
        }
    }

    private IndexService start(SecureProxy cluster, Map<String, String> credentials, boolean trusting)
            throws IOException, GeneralSecurityException {
        Map<String, String> settings = new HashMap<>(credentials);
        settings.put("elasticsearch.urls", cluster.uri().toString());
        settings.put("sink.elasticsearch.group", "parley-sink-secured");
        settings.put("sink.elasticsearch.backoff-first", "100ms");
        if (trusting) {
            settings.put("elasticsearch.ca-file", cluster.authority().toString());
        }
        IndexService service = new IndexService(
                IndexerConfig.from(Settings.of(settings)),
                topics.config(),
                ElasticsearchConfig.from(Settings.of(settings)),
                new SearchDocuments((text, language) -> List.of(text)),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        service.start(fatal::set);
        return service;
    }

    private String secret(String value) throws IOException {
        return "file:" + Files.writeString(folder.resolve("secret"), value);
    }
}
