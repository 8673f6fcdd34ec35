package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedElasticsearchIT {

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @BeforeEach
    void letOthersEnter() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldKeepDocumentsOverRestart() throws Exception {
        // given
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder))) {
            send("PUT", node.uri().resolve("/kept/_doc/1"), "{\"title\":\"one\"}");
        }
        // when
        try (EmbeddedElasticsearch node = EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder))) {
            // then
            assertThat(send("GET", node.uri().resolve("/kept/_doc/1"), "").body())
                    .contains("\"title\":\"one\"");
        }
    }

    private HttpResponse<String> send(String method, URI uri, String json) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(json))
                .header("Content-Type", "application/json")
                .build();
        return http.send(request, BodyHandlers.ofString());
    }
}
