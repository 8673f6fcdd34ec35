package org.parley.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.Settings;

class KafkaConfigTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(KafkaConfig.from(Settings.defaults())).isEqualTo(new KafkaConfig("localhost:9092", 4, -1, Map.of()));
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
