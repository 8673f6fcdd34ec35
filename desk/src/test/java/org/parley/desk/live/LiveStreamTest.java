package org.parley.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveStreamTest {

    private final LiveStream stream = new LiveStream(3, 2);

    @Test
    void shouldHandMessagesToWhoeverReads() throws InterruptedException {
        stream.startsAt("alerts-0", 0);
        Subscription reader = stream.subscribe(Optional.empty()).orElseThrow();

        stream.publish("alert", "alerts-0", 0, "{}");

        assertThat(read(reader)).extracting(LiveMessage::id).containsExactly("alerts-0:0");
    }

    @Test
    void shouldGiveWhatWasMissedToReaderThatComesBack() throws InterruptedException {
        stream.startsAt("alerts-0", 5);
        stream.startsAt("events-1", 7);
        stream.publish("alert", "alerts-0", 5, "a");
        stream.publish("event", "events-1", 7, "b");
        stream.publish("alert", "alerts-0", 6, "c");

        Subscription reader =
                stream.subscribe(Optional.of("alerts-0:5_events-1:6")).orElseThrow();

        assertThat(read(reader)).extracting(LiveMessage::json).containsExactly("b", "c");
    }

    @Test
    void shouldTellReaderWhenMissedMessagesAreNoLongerKept() throws InterruptedException {
        stream.startsAt("alerts-0", 0);
        for (int offset = 0; offset < 5; offset++) {
            stream.publish("alert", "alerts-0", offset, "{}");
        }

        Subscription reader = stream.subscribe(Optional.of("alerts-0:0")).orElseThrow();

        assertThat(read(reader)).singleElement().satisfies(message -> {
            assertThat(message.type()).isEqualTo("reset");
            assertThat(message.id()).isEqualTo("alerts-0:4");
        });
    }

    @Test
    void shouldStartAnewForIdThatItDoesNotKnow() throws InterruptedException {
        Subscription reader = stream.subscribe(Optional.of("17; drop table")).orElseThrow();

        assertThat(read(reader)).extracting(LiveMessage::type).containsExactly("reset");
    }

    @Test
    void shouldRefuseMoreReadersThanAllowedUntilOneLeaves() {
        Subscription first = stream.subscribe(Optional.empty()).orElseThrow();
        assertThat(stream.subscribe(Optional.empty())).isPresent();
        assertThat(stream.subscribe(Optional.empty())).isEmpty();

        first.close();

        assertThat(stream.subscribe(Optional.empty())).isPresent();
    }

    @Test
    void shouldCutOffReaderThatIsTooSlow() throws InterruptedException {
        stream.startsAt("events-0", 0);
        Subscription reader = stream.subscribe(Optional.empty()).orElseThrow();

        for (int offset = 0; offset < 2_000; offset++) {
            stream.publish("event", "events-0", offset, "{}");
        }

        assertThat(read(reader)).hasSizeLessThan(1_100);
        assertThat(reader.ended()).isTrue();
    }

    @Test
    void shouldEndAllReadersWhenClosed() {
        Subscription reader = stream.subscribe(Optional.empty()).orElseThrow();

        stream.close();

        assertThat(reader.ended()).isTrue();
        assertThat(stream.subscribe(Optional.empty())).isEmpty();
    }

    private static List<LiveMessage> read(Subscription reader) throws InterruptedException {
        List<LiveMessage> messages = new ArrayList<>();
        Optional<LiveMessage> next = reader.next(Duration.ZERO);
        while (next.isPresent()) {
            messages.add(next.get());
            next = reader.next(Duration.ZERO);
        }
        return messages;
    }
}
