package org.parley.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldKnowTheDefaults() {
        assertThat(Settings.defaults().text("kafka.bootstrap-servers")).isEqualTo("localhost:9092");
        assertThat(Settings.defaults().optionalText("elasticsearch.username")).isEmpty();
    }

    @Test
    void shouldLetTheStrongerLayerWin() throws Exception {
        Path file = file("kafka { bootstrap-servers = \"file:1\", partitions = 3, replication-factor = 3 }");
        Map<String, String> environment =
                Map.of("PARLEY_KAFKA_BOOTSTRAP_SERVERS", "env:2", "PARLEY_KAFKA_PARTITIONS", "7", "PATH", "/bin");

        Settings settings = Settings.load(Map.of("kafka.bootstrap-servers", "line:3"), environment, file);

        assertThat(settings.text("kafka.bootstrap-servers")).isEqualTo("line:3");
        assertThat(settings.integer("kafka.partitions", 1, 10)).isEqualTo(7);
        assertThat(settings.integer("kafka.replication-factor", 1, 10)).isEqualTo(3);
    }

    @Test
    void shouldRefuseAKeyThatNobodyKnows() {
        assertThatThrownBy(() -> Settings.of(Map.of("kafka.bootstrap-server", "x:1")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("kafka.bootstrap-server");
    }

    @Test
    void shouldPassClientPropertiesOnUnread() {
        Settings settings = Settings.of(
                Map.of("kafka.client.security.protocol", "SSL", "kafka.client.\"ssl.truststore.location\"", "/t.jks"));

        assertThat(settings.map("kafka.client"))
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.location", "/t.jks");
    }

    @Test
    void shouldSayKeyGotAndExpected() {
        Settings settings = Settings.of(Map.of("kafka.partitions", "many"));

        assertThatThrownBy(() -> settings.integer("kafka.partitions", 1, 10))
                .hasMessage("setting kafka.partitions: got many, expected a whole number");
        assertThatThrownBy(() -> Settings.of(Map.of("kafka.partitions", "0")).integer("kafka.partitions", 1, 10))
                .hasMessage("setting kafka.partitions: got 0, expected a whole number from 1 to 10");
    }

    @Test
    void shouldReadDurationsSizesListsAndUris() {
        Settings settings = Settings.of(Map.of(
                "kafka.bootstrap-servers", "5s", "elasticsearch.urls", " a , b,", "elasticsearch.username", "10MiB"));

        assertThat(settings.duration("kafka.bootstrap-servers")).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.bytes("elasticsearch.username")).isEqualTo(10L * 1024 * 1024);
        assertThat(settings.list("elasticsearch.urls")).isEqualTo(List.of("a", "b"));
        assertThatThrownBy(() -> settings.uri("kafka.bootstrap-servers")).hasMessageContaining("an absolute URI");
        assertThatThrownBy(() -> settings.duration("elasticsearch.urls")).hasMessageContaining("a duration");
    }

    @Test
    void shouldTakeSecretsByReferenceOnly() throws Exception {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\n");
        Settings byFile = Settings.of(Map.of("elasticsearch.password", "file:" + password));
        Settings literal = Settings.of(Map.of("elasticsearch.password", "s3cret"));

        assertThat(byFile.secret("elasticsearch.password")).contains(new Secret("s3cret"));
        assertThat(byFile.secret("elasticsearch.password").toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> literal.secret("elasticsearch.password"))
                .hasMessageContaining("a reference")
                .hasMessageNotContaining("s3cret");
        assertThat(Settings.defaults().secret("elasticsearch.password")).isEmpty();
    }

    @Test
    void shouldResolveSystemPropertiesInValues() throws Exception {
        Path file = file("kafka.bootstrap-servers = ${java.io.tmpdir}");

        Settings settings = Settings.load(Map.of(), Map.of(), file);

        assertThat(settings.text("kafka.bootstrap-servers")).isEqualTo(System.getProperty("java.io.tmpdir"));
    }

    @Test
    void shouldNameAFileThatCannotBeRead() {
        Path missing = folder.resolve("none.conf");

        assertThatThrownBy(() -> Settings.load(Map.of(), Map.of(), missing)).hasMessageContaining("none.conf");
    }

    @Test
    void shouldNameAFileThatIsNoConfiguration() throws Exception {
        Path file = file("kafka { partitions = ");

        assertThatThrownBy(() -> Settings.load(Map.of(), Map.of(), file))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--config");
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("parley.conf"), text);
    }
}
