package org.parley.schemas.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.EventTime;
import org.parley.schemas.HubLease;

class RecordJsonTest {

    @Test
    void shouldWriteDatesTimesAndEnumerationsAsText() {
        EventTime when = EventTime.newBuilder()
                .setStart(LocalDate.of(2025, 2, 27))
                .setStartTime(LocalTime.of(19, 5))
                .setPrecision(DatePrecision.MINUTE)
                .build();

        assertThat(RecordJson.toJson(when).toString()).isEqualTo("""
                        {"start":"2025-02-27","end":null,"startTime":"19:05","precision":"MINUTE"}""");
    }

    @Test
    void shouldWriteBytesInBase64AndLeaveThemUnread() {
        ByteBuffer bytes = ByteBuffer.wrap(new byte[] {1, 2, 3});
        DeadLetter letter = DeadLetter.newBuilder()
                .setStage("enrich.read-article")
                .setReason("unreadable")
                .setTopic("parley.articles")
                .setValue(bytes)
                .setFailedAt(Instant.parse("2025-02-27T19:00:00Z"))
                .build();

        assertThat(RecordJson.toJson(letter).get("value").textValue()).isEqualTo("AQID");
        assertThat(RecordJson.toJson(letter).get("failedAt").textValue()).isEqualTo("2025-02-27T19:00:00Z");
        assertThat(bytes.remaining()).isEqualTo(3);
    }

    @Test
    void shouldNotShowWhatTheSchemaMarksAsSecret() {
        HubLease lease = HubLease.newBuilder()
                .setCallback("https://parley.example/websub/unguessable")
                .setHub("https://hub.example/")
                .setTopic("https://outlet.example/feed")
                .setSecret("s3cret")
                .setRenewAt(Instant.EPOCH)
                .build();

        assertThat(RecordJson.toJson(lease).toString())
                .contains("https://hub.example/")
                .doesNotContain("s3cret")
                .doesNotContain("unguessable");
    }
}
