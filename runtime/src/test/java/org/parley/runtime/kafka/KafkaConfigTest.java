package org.parley.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

class KafkaConfigTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(KafkaConfig.from(Settings.defaults())).isEqualTo(new KafkaConfig("localhost:9092", 4, -1, Map.of()));
    }

    @Test
    void shouldTakeSecretsByReferenceOnlyAndNeverPrintThem(@TempDir Path folder) throws IOException {
        Path login = Files.writeString(
                folder.resolve("login"),
                "org.apache.kafka.common.security.plain.PlainLoginModule required password=hush;");

        KafkaConfig config = KafkaConfig.from(Settings.of(Map.of("kafka.client.sasl.jaas.config", "file:" + login)));

        assertThat(config.clientConfig().get("sasl.jaas.config")).asString().endsWith("password=hush;");
        assertThat(config.toString()).contains("sasl.jaas.config").doesNotContain("hush");
        assertThatThrownBy(() ->
                        KafkaConfig.from(Settings.of(Map.of("kafka.client.ssl.truststore.password", "literal-word"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("kafka.client.ssl.truststore.password")
                .message()
                .doesNotContain("literal-word");
    }

    @Test
    void shouldMapEveryKey() {
        Settings settings = Settings.of(Map.of(
                "kafka.bootstrap-servers", "a:1,b:2",
                "kafka.partitions", "12",
                "kafka.replication-factor", "3",
                "kafka.client.security.protocol", "SASL_SSL"));

        KafkaConfig config = KafkaConfig.from(settings);

        assertThat(config).isEqualTo(new KafkaConfig("a:1,b:2", 12, 3, Map.of("security.protocol", "SASL_SSL")));
        assertThat(config.clientConfig())
                .containsEntry("bootstrap.servers", "a:1,b:2")
                .containsEntry("security.protocol", "SASL_SSL");
    }
}
