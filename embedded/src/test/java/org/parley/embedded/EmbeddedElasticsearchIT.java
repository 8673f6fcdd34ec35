package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedElasticsearchIT {

    private TemporaryFolder temporary;
    private EmbeddedElasticsearchConfig config;

    @BeforeEach
    void makeFolder() {
        temporary = new TemporaryFolder();
        config = EmbeddedElasticsearchConfig.in(temporary.path().resolve("données"))
                .withHeapMebibytes(256);
    }

    @AfterEach
    void deleteFolder() {
        temporary.close();
    }

    @Test
    void shouldKeepDocumentsOverRestartAndMoveToThePortAskedFor() throws Exception {
        // given
        EmbeddedElasticsearch first = EmbeddedElasticsearch.start(config);
        CompletableFuture<EmbeddedServerException> told = new CompletableFuture<>();
        first.onDeath(told::complete);
        HttpProbe.put(first.uri().resolve("/kept/_doc/1"), "{\"title\":\"one\"}");
        first.close();
        first.close();
        assertThat(Signals.isRunning(first.pid())).isFalse();
        int port = Ports.free(1).get(0);
        // when
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(config.withPort(port))) {
            // then
            assertThat(node.uri()).hasToString("http://127.0.0.1:" + port);
            assertThat(HttpProbe.get(node.uri().resolve("/kept/_doc/1"))).contains("\"title\":\"one\"");
        }
        assertThat(told).as("told of a death though it was closed").isNotDone();
    }

    @Test
    void shouldTellWhenTheNodeDies() throws Exception {
        // given
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(config)) {
            CompletableFuture<EmbeddedServerException> told = new CompletableFuture<>();
            node.onDeath(told::complete);
            // when
            Signals.send("KILL", node.pid());
            // then
            assertThat(told.get(30, TimeUnit.SECONDS)).hasMessageContaining("Elasticsearch ended (exit status 137)");
        }
    }

    @Test
    void shouldShowTheLogWhenTheNodeCannotStart() throws IOException {
        // given
        Files.createDirectories(config.folder().resolve("data"));
        Files.createFile(config.folder().resolve("data").resolve("_state"));
        // then
        assertThatThrownBy(() -> EmbeddedElasticsearch.start(config))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("Elasticsearch ended while starting (exit status 1); last lines of its log:")
                .hasMessageContaining("_state");
        FolderLock.take(config.folder()).close();
    }

    @Test
    void shouldSayThatThePortIsTaken() throws IOException {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // then
            assertThatThrownBy(() -> EmbeddedElasticsearch.start(config.withPort(other.getLocalPort())))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("port " + other.getLocalPort() + " for Elasticsearch is taken by another process");
        }
    }

    @Test
    void shouldSayInOneSentenceThatTheFolderCannotBeUsed() throws IOException {
        // given
        Path closed = Files.createDirectory(temporary.path().resolve("closed"));
        boolean root = Unprivileged.whenRoot().isPresent();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString(root ? "rwx------" : "---------"));
        EmbeddedElasticsearchConfig unusable = EmbeddedElasticsearchConfig.in(closed.resolve("data"));
        // then
        assertThatThrownBy(() -> EmbeddedElasticsearch.start(unusable))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(root ? "cannot enter " + unusable.folder() : "permission denied for")
                .hasMessageNotContaining("\n");
    }
}
