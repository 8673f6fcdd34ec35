package org.parley.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.cli.demo.DemoWorld.Release;

/**
 * How far the story has been told. Before {@link #begin()} nothing is out; from then on each article appears when its time has
 * come. Safe for use by several threads.
 */
public final class Replay {

    private final List<Release> releases;
    private final Clock clock;
    private volatile @Nullable Instant startedAt;

    /** @param clock the real time, or a test's */
    Replay(DemoWorld world, Clock clock) {
        this.releases = world.releases();
        this.clock = clock;
    }

    /** Starts the story now. Does nothing when it is already being told. */
    public synchronized void begin() {
        if (startedAt == null) {
            startedAt = clock.instant();
        }
    }

    /** How many articles are out. */
    public int released() {
        return (int) releases.stream()
                .filter(release -> isReleased(release.article()))
                .count();
    }

    public int total() {
        return releases.size();
    }

    /** Whether every article is out. */
    public boolean finished() {
        return released() == total();
    }

    /**
     * The time inside the story: the publication time that the replay has reached, gliding from one release to the next. It
     * rests at the first publication until the replay begins and goes on at a real clock's pace after the last.
     */
    public Clock worldClock() {
        return new WorldClock(this, releases, clock.getZone());
    }

    boolean isReleased(DemoArticle article) {
        Duration elapsed = elapsed();
        return elapsed != null && elapsed.compareTo(article.releaseAfter()) >= 0;
    }

    /** When an article appeared or will appear, or null while the replay hasn't begun. */
    @Nullable
    Instant releasedAt(DemoArticle article) {
        Instant start = startedAt;
        return start == null ? null : start.plus(article.releaseAfter());
    }

    /** Time since the beginning, or null while the replay hasn't begun. */
    @Nullable
    Duration elapsed() {
        Instant start = startedAt;
        return start == null ? null : Duration.between(start, clock.instant());
    }

    Instant now() {
        return clock.instant();
    }
}
