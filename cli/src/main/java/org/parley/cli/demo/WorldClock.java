package org.parley.cli.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.parley.cli.demo.DemoWorld.Release;

/** The time inside the story; see {@link Replay#worldClock()}. */
final class WorldClock extends Clock {

    private final Replay replay;
    private final List<Release> releases;
    private final ZoneId zone;

    WorldClock(Replay replay, List<Release> releases, ZoneId zone) {
        this.replay = replay;
        this.releases = releases;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        Duration elapsed = replay.elapsed();
        if (elapsed == null) {
            return published(0);
        }
        int next = 0;
        while (next < releases.size() && after(next).compareTo(elapsed) <= 0) {
            next++;
        }
        if (next == 0) {
            return published(0);
        }
        Duration since = elapsed.minus(after(next - 1));
        return next == releases.size() ? published(next - 1).plus(since) : between(next, since);
    }

    private Instant between(int next, Duration since) {
        Duration real = after(next).minus(after(next - 1));
        Duration told = Duration.between(published(next - 1), published(next));
        double part = (double) since.toMillis() / real.toMillis();
        return published(next - 1).plusMillis((long) (told.toMillis() * part));
    }

    private Duration after(int index) {
        return releases.get(index).article().releaseAfter();
    }

    private Instant published(int index) {
        return releases.get(index).article().published().toInstant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new WorldClock(replay, releases, other);
    }
}
