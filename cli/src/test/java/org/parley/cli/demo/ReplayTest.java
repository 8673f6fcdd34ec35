package org.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final Instant FIRST = Instant.parse("2025-03-01T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-03-02T10:00:00Z");

    private final MutableClock clock = new MutableClock("2026-01-01T12:00:00Z");
    private Replay replay;

    @BeforeEach
    void setUp() {
        replay = new Replay(new WorldFixture().world(), clock);
    }

    @Test
    void shouldHoldEverythingBackUntilItBegins() {
        clock.advance(Duration.ofHours(1));

        assertThat(replay.released()).isZero();
        assertThat(replay.worldClock().instant()).isEqualTo(FIRST);
    }

    @Test
    void shouldReleaseArticlesWhenTheirTimeHasCome() {
        replay.begin();
        assertThat(replay.released()).isZero();

        clock.advance(Duration.ofSeconds(10));
        assertThat(replay.released()).isEqualTo(1);
        assertThat(replay.finished()).isFalse();

        clock.advance(Duration.ofSeconds(10));
        assertThat(replay.released()).isEqualTo(2);
        assertThat(replay.finished()).isTrue();
    }

    @Test
    void shouldNotStartOver() {
        replay.begin();
        clock.advance(Duration.ofSeconds(15));

        replay.begin();

        assertThat(replay.released()).isEqualTo(1);
    }

    @Test
    void shouldGlideFromOnePublicationToTheNext() {
        Clock world = replay.worldClock();
        replay.begin();
        clock.advance(Duration.ofSeconds(5));
        assertThat(world.instant()).isEqualTo(FIRST);

        clock.advance(Duration.ofSeconds(10));
        assertThat(world.instant()).isEqualTo(FIRST.plus(Duration.ofHours(12)));

        clock.advance(Duration.ofSeconds(5));
        assertThat(world.instant()).isEqualTo(SECOND);
    }

    @Test
    void shouldGoOnAtARealClocksPaceAfterTheLastPublication() {
        replay.begin();

        clock.advance(Duration.ofSeconds(20).plusMinutes(3));

        assertThat(replay.worldClock().instant()).isEqualTo(SECOND.plus(Duration.ofMinutes(3)));
    }

    @Test
    void shouldNeverRunBackwards() {
        Replay bundled = new Replay(DemoWorld.bundled(), clock);
        Clock world = bundled.worldClock();
        bundled.begin();

        Instant before = world.instant();
        for (int tick = 0; tick < 300; tick++) {
            clock.advance(Duration.ofMillis(250));
            assertThat(world.instant()).isAfterOrEqualTo(before);
            before = world.instant();
        }
        assertThat(bundled.finished()).isTrue();
    }
}
