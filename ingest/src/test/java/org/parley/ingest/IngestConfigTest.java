package org.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.parley.ingest.fetch.FetchConfig;
import org.parley.ingest.poll.PollConfig;
import org.parley.ingest.scrape.ScrapeConfig;
import org.parley.ingest.websub.WebSubConfig;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.runtime.net.Network;

class IngestConfigTest {

    @Test
    void shouldHaveDefaults() {
        // when
        IngestConfig config = IngestConfig.from(Settings.defaults());
        // then
        assertThat(config.fetch())
                .isEqualTo(new FetchConfig(
                        "Parley/0.1",
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(60),
                        10 * 1024 * 1024,
                        8,
                        256,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(30),
                        true));
        assertThat(config.poll())
                .isEqualTo(new PollConfig(
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(1),
                        Duration.ofHours(1),
                        Duration.ofMinutes(2),
                        Duration.ofHours(24),
                        20,
                        3,
                        500,
                        1000));
        assertThat(config.scrape())
                .isEqualTo(new ScrapeConfig(
                        4, Duration.ofSeconds(20), Duration.ofMinutes(10), 4000, 2000, Duration.ofSeconds(1), 2));
    }

    @Test
    void shouldNotListenForHubsUnlessTold() {
        assertThat(IngestConfig.from(Settings.defaults()).webSub())
                .isEqualTo(new WebSubConfig(Optional.empty(), 8085, Duration.ofDays(5)));
    }

    @Test
    void shouldMapEveryKey() {
        // given
        Settings settings = Settings.of(Map.ofEntries(
                Map.entry("ingest.fetch.user-agent", "Desk/2"),
                Map.entry("ingest.fetch.contact-url", "https://desk.example/bot"),
                Map.entry("ingest.fetch.proxy", "http://localhost:3128"),
                Map.entry("ingest.fetch.allowed-networks", "127.0.0.0/8, fd00::/8"),
                Map.entry("ingest.fetch.connect-timeout", "1s"),
                Map.entry("ingest.fetch.idle-timeout", "2s"),
                Map.entry("ingest.fetch.deadline", "3s"),
                Map.entry("ingest.fetch.max-body", "1KiB"),
                Map.entry("ingest.fetch.max-redirects", "4"),
                Map.entry("ingest.fetch.max-concurrent", "5"),
                Map.entry("ingest.fetch.host-pause", "6s"),
                Map.entry("ingest.fetch.max-crawl-delay", "7s"),
                Map.entry("ingest.fetch.robots", "false"),
                Map.entry("ingest.poll.start-interval", "8s"),
                Map.entry("ingest.poll.min-interval", "9s"),
                Map.entry("ingest.poll.max-interval", "10s"),
                Map.entry("ingest.poll.failure-step", "11s"),
                Map.entry("ingest.poll.max-wait", "12s"),
                Map.entry("ingest.poll.full-every", "13"),
                Map.entry("ingest.poll.move-after", "14"),
                Map.entry("ingest.poll.max-items", "15"),
                Map.entry("ingest.poll.max-concurrent", "16"),
                Map.entry("ingest.scrape.max-attempts", "17"),
                Map.entry("ingest.scrape.first-retry", "18s"),
                Map.entry("ingest.scrape.max-retry-wait", "19s"),
                Map.entry("ingest.scrape.pause-above", "21"),
                Map.entry("ingest.scrape.resume-below", "20"),
                Map.entry("ingest.scrape.commit-interval", "22s"),
                Map.entry("ingest.scrape.readers", "23"),
                Map.entry("ingest.websub.callback-url", "https://desk.example/websub"),
                Map.entry("ingest.websub.port", "24"),
                Map.entry("ingest.websub.lease", "25s")));
        // when
        IngestConfig config = IngestConfig.from(settings);
        // then
        assertThat(config)
                .isEqualTo(new IngestConfig(
                        new FetchConfig(
                                "Desk/2",
                                Optional.of(URI.create("https://desk.example/bot")),
                                Optional.of(URI.create("http://localhost:3128")),
                                List.of(Network.parse("127.0.0.0/8"), Network.parse("fd00::/8")),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                1024,
                                4,
                                5,
                                Duration.ofSeconds(6),
                                Duration.ofSeconds(7),
                                false),
                        new PollConfig(
                                Duration.ofSeconds(8),
                                Duration.ofSeconds(9),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(11),
                                Duration.ofSeconds(12),
                                13,
                                14,
                                15,
                                16),
                        new ScrapeConfig(
                                17, Duration.ofSeconds(18), Duration.ofSeconds(19), 21, 20, Duration.ofSeconds(22), 23),
                        new WebSubConfig(
                                Optional.of(URI.create("https://desk.example/websub")), 24, Duration.ofSeconds(25))));
        assertThat(config.fetch().userAgentHeader()).isEqualTo("Desk/2 (+https://desk.example/bot)");
        assertThat(config.fetch().robotName()).isEqualTo("Desk");
    }

    @Test
    void shouldNameKeyThatContradictsAnother() {
        assertThatThrownBy(() -> IngestConfig.from(Settings.of(Map.of("ingest.poll.min-interval", "2h"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ingest.poll.min-interval");
        assertThatThrownBy(() -> IngestConfig.from(Settings.of(Map.of("ingest.scrape.resume-below", "9000"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ingest.scrape.resume-below");
        assertThatThrownBy(() -> IngestConfig.from(Settings.of(Map.of("ingest.fetch.allowed-networks", "home"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("ingest.fetch.allowed-networks");
    }
}
