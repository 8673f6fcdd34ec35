package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.sink.Backoff;

class IndexerConfigTest {

    @Test
    void shouldHaveDefaults() {
        assertThat(IndexerConfig.from(Settings.defaults()))
                .isEqualTo(new IndexerConfig(
                        "parley-sink",
                        4,
                        1000,
                        4 << 20,
                        8 << 20,
                        4 << 20,
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30)),
                        20,
                        Duration.ofSeconds(1)));
    }

    @Test
    void shouldReadEachKey() {
        // given
        Map<String, String> values = Map.of(
                "sink.elasticsearch.group", "another",
                "sink.elasticsearch.concurrency", "2",
                "sink.elasticsearch.batch-records", "10",
                "sink.elasticsearch.batch-bytes", "1KiB",
                "sink.elasticsearch.high-mark", "3KiB",
                "sink.elasticsearch.low-mark", "2KiB",
                "sink.elasticsearch.backoff-first", "1s",
                "sink.elasticsearch.backoff-last", "2s",
                "sink.elasticsearch.internal-errors", "5",
                "sink.elasticsearch.commit-interval", "4s");

        // then
        assertThat(IndexerConfig.from(Settings.of(values)))
                .isEqualTo(new IndexerConfig(
                        "another",
                        2,
                        10,
                        1024,
                        3072,
                        2048,
                        new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                        5,
                        Duration.ofSeconds(4)));
    }

    @Test
    void shouldRefuseALowMarkAboveTheHighOne() {
        assertThatThrownBy(() -> IndexerConfig.from(Settings.of(Map.of("sink.elasticsearch.low-mark", "1GiB"))))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("low-mark");
    }

    @Test
    void shouldDoubleWaitsUpToTheLast() {
        Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));
        assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.after(3)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.after(7)).isEqualTo(Duration.ofSeconds(30));
        assertThat(backoff.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }
}
