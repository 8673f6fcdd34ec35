package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parley.schemas.search.SearchIndex;

class IndexerMetricsTest {

    private static final Instant FETCHED = Instant.parse("2025-02-27T12:01:00Z");
    private static final Instant STORED = FETCHED.plusSeconds(3);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IndexerMetrics metrics = new IndexerMetrics(registry, Clock.fixed(STORED, ZoneOffset.UTC));

    @Test
    void shouldTellTheWayFromPublicationToFetchToIndexApart() {
        metrics.count(List.of(put(FETCHED.minusSeconds(60))), List.of(ItemOutcome.STORED));

        assertThat(seconds("discovery")).isEqualTo(60);
        assertThat(seconds("delay")).isEqualTo(3);
        assertThat(seconds("age")).isEqualTo(63);
    }

    @Test
    void shouldNotCallOldWhatWasReadLateOnPurpose() {
        metrics.count(
                List.of(put(FETCHED.minusSeconds(200_000)), put(null)),
                List.of(ItemOutcome.STORED, ItemOutcome.STORED));

        assertThat(registry.find("sink.elasticsearch.discovery").timer()).isNull();
        assertThat(registry.find("sink.elasticsearch.age").timer()).isNull();
        assertThat(registry.get("sink.elasticsearch.delay").timer().count()).isEqualTo(2);
    }

    private double seconds(String what) {
        return registry.get("sink.elasticsearch." + what)
                .tag("index", "articles")
                .timer()
                .totalTime(TimeUnit.SECONDS);
    }

    private static IndexOperation put(@Nullable Instant publishedAt) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "parley.articles",
                0,
                0,
                FETCHED.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                new byte[0],
                new byte[0],
                new RecordHeaders(),
                Optional.empty());
        return new IndexOperation.Put(record, SearchIndex.ARTICLES, "a", 1, new byte[0], publishedAt);
    }
}
