package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

class EnrichConfigTest {

    @Test
    void shouldHaveDefaults() {
        // when
        EnrichConfig config = EnrichConfig.from(Settings.defaults());

        // then
        assertThat(config.stateDir()).endsWithRaw(Path.of("parley", "enrich"));
        assertThat(config.threads()).isEqualTo(2);
        assertThat(config.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.storeMemory()).isEqualTo(96L << 20);
        assertThat(config.dossiersFolder()).isEmpty();
        assertThat(config.rulesFile()).isEmpty();
    }

    @Test
    void shouldMapEveryKey() {
        // when
        EnrichConfig config = EnrichConfig.from(Settings.of(Map.of(
                "enrich.state-dir", "/var/parley",
                "enrich.threads", "3",
                "enrich.commit-interval", "1s",
                "enrich.store-memory", "1GiB",
                "enrich.dossiers-folder", "dossiers",
                "enrich.rules-file", "rules.yaml")));

        // then
        assertThat(config)
                .isEqualTo(new EnrichConfig(
                        Path.of("/var/parley"),
                        3,
                        Duration.ofSeconds(1),
                        1L << 30,
                        Optional.of(Path.of("dossiers")),
                        Optional.of(Path.of("rules.yaml"))));
    }

    @Test
    void shouldRefuseValuesThatCannotWork() {
        assertThatThrownBy(() -> EnrichConfig.from(Settings.of(Map.of("enrich.commit-interval", "0s"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("enrich.commit-interval");
        assertThatThrownBy(() -> EnrichConfig.from(Settings.of(Map.of("enrich.store-memory", "1MiB"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("enrich.store-memory");
    }
}
