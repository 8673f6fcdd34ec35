package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.parley.runtime.net.Network;

class DeskConfigTest {

    @Test
    void shouldListenOnThisMachineOnlyByDefault() {
        DeskConfig config = DeskConfig.from(Settings.defaults());

        assertThat(config)
                .isEqualTo(new DeskConfig(
                        "127.0.0.1",
                        8080,
                        "{url}",
                        Optional.empty(),
                        100,
                        300,
                        List.of(),
                        200,
                        2000,
                        Duration.ofSeconds(5)));
    }

    @Test
    void shouldReadEveryKey(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "open sesame\n");

        DeskConfig config = DeskConfig.from(Settings.of(Map.of(
                "desk.host", "0.0.0.0",
                "desk.port", "0",
                "desk.article-link", "http://localhost:9000/{host}{path}",
                "desk.token", "file:" + token,
                "desk.requests-per-second", "7",
                "desk.request-burst", "8",
                "desk.trusted-proxies", "127.0.0.1,10.1.0.0/16",
                "desk.stream-clients", "9",
                "desk.stream-history", "10",
                "desk.search-timeout", "11s")));

        assertThat(config)
                .isEqualTo(new DeskConfig(
                        "0.0.0.0",
                        0,
                        "http://localhost:9000/{host}{path}",
                        Optional.of(new Secret("open sesame")),
                        7,
                        8,
                        List.of(Network.parse("127.0.0.1"), Network.parse("10.1.0.0/16")),
                        9,
                        10,
                        Duration.ofSeconds(11)));
    }

    @Test
    void shouldRefuseLinkTemplateThatLeadsNowhere() {
        assertThatThrownBy(() -> DeskConfig.from(Settings.of(Map.of("desk.article-link", "http://localhost/"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("desk.article-link")
                .hasMessageContaining("{url}");
    }
}
