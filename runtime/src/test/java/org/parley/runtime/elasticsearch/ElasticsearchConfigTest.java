package org.parley.runtime.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

class ElasticsearchConfigTest {

    @TempDir
    Path folder;

    @Test
    void shouldHaveDefaults() {
        // when
        ElasticsearchConfig config = ElasticsearchConfig.from(Settings.defaults());

        // then
        assertThat(config)
                .isEqualTo(new ElasticsearchConfig(
                        List.of(URI.create("http://localhost:9200")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60)));
    }

    @Test
    void shouldReadEachKey() throws IOException {
        // given
        Path password = Files.writeString(folder.resolve("password"), "hush\n");
        Path authority = Files.writeString(folder.resolve("ca.pem"), "");

        // when
        ElasticsearchConfig config = ElasticsearchConfig.from(Settings.of(Map.of(
                "elasticsearch.urls", "https://one:9200, https://two:9201/search",
                "elasticsearch.username", "parley",
                "elasticsearch.password", "file:" + password,
                "elasticsearch.ca-file", authority.toString(),
                "elasticsearch.connect-timeout", "2s",
                "elasticsearch.request-timeout", "30s")));

        // then
        assertThat(config.urls())
                .containsExactly(URI.create("https://one:9200"), URI.create("https://two:9201/search"));
        assertThat(config.login()).contains(new ElasticsearchConfig.Login("parley", new Secret("hush")));
        assertThat(config.apiKey()).isEmpty();
        assertThat(config.caFile()).contains(authority);
        assertThat(config.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void shouldReadAnApiKeyAndNeverPrintIt() throws IOException {
        // given
        Path key = Files.writeString(folder.resolve("key"), "c2VjcmV0");

        // when
        ElasticsearchConfig config =
                ElasticsearchConfig.from(Settings.of(Map.of("elasticsearch.api-key", "file:" + key)));

        // then
        assertThat(config.apiKey()).contains(new Secret("c2VjcmV0"));
        assertThat(config.toString()).doesNotContain("c2VjcmV0");
    }

    @Test
    void shouldRefuseAUserWithoutPassword() {
        assertThatThrownBy(() -> ElasticsearchConfig.from(Settings.of(Map.of("elasticsearch.username", "parley"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("elasticsearch.password");
    }

    @Test
    void shouldRefuseAUrlThatIsNotHttpOrCarriesAPassword() {
        for (String url : List.of("localhost:9200", "ftp://one", "http://", "not a url")) {
            assertThatThrownBy(() -> ElasticsearchConfig.from(Settings.of(Map.of("elasticsearch.urls", url))))
                    .as(url)
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("elasticsearch.urls");
        }
        assertThatThrownBy(() ->
                        ElasticsearchConfig.from(Settings.of(Map.of("elasticsearch.urls", "http://me:hush@one:9200"))))
                .isInstanceOf(SettingException.class)
                .message()
                .doesNotContain("hush");
    }
}
