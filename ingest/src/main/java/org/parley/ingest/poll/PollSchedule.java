package org.parley.ingest.poll;

import java.time.Duration;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Feed;

/**
 * Decides how long a feed rests between polls. A feed that brings much is asked sooner, one that brings nothing later; what its
 * publisher asks for is a floor; failures add up. Not thread-safe, as its randomness is not.
 */
final class PollSchedule {

    private static final double JITTER = 0.1;

    private final PollConfig config;
    private final Random random;

    PollSchedule(PollConfig config, Random random) {
        this.config = config;
        this.random = random;
    }

    /** The interval to begin with. */
    Duration first(Feed feed) {
        Duration fixed = fixed(feed);
        return fixed != null ? fixed : config.startInterval();
    }

    /**
     * The interval after a feed was read.
     *
     * @param fresh items that were new or edited, of {@code total}
     */
    Duration afterItems(Feed feed, Duration interval, int fresh, int total) {
        double share = total == 0 ? 0 : (double) fresh / total;
        if (fresh == 0) {
            return afterNothingNew(feed, interval);
        }
        double factor = share > 0.5 ? 0.5 : share > 0.15 ? 0.75 : 1;
        return adapted(feed, interval, factor);
    }

    /** The interval after a poll that brought nothing. */
    Duration afterNothingNew(Feed feed, Duration interval) {
        return adapted(feed, interval, 1.25);
    }

    /**
     * How long to wait after a success.
     *
     * @param hint the shortest time that the publisher wants between polls, null when it does not say; honoured up to the longest interval
     */
    Duration waitAfterSuccess(Feed feed, Duration interval, @Nullable Duration hint) {
        if (fixed(feed) != null || hint == null) {
            return jittered(interval);
        }
        Duration floor = hint.compareTo(config.maxInterval()) > 0 ? config.maxInterval() : hint;
        return jittered(floor.compareTo(interval) > 0 ? floor : interval);
    }

    /** How long to wait when there were so many points of failure in a row. */
    Duration waitAfterFailure(Duration interval, int failures) {
        return jittered(capped(interval.plus(config.failureStep().multipliedBy(failures))));
    }

    /** How long to wait when the server has asked for it; a little longer, so that not all come back at once. */
    Duration waitAsAsked(Duration asked) {
        Duration capped = capped(asked);
        return capped.plusMillis((long) (capped.toMillis() * JITTER * random.nextDouble()));
    }

    private Duration adapted(Feed feed, Duration interval, double factor) {
        Duration fixed = fixed(feed);
        if (fixed != null) {
            return fixed;
        }
        long millis = (long) (interval.toMillis() * factor);
        return Duration.ofMillis(Math.max(
                config.minInterval().toMillis(), Math.min(config.maxInterval().toMillis(), millis)));
    }

    private static @Nullable Duration fixed(Feed feed) {
        Integer seconds = feed.getPollIntervalSeconds();
        return seconds == null ? null : Duration.ofSeconds(Math.max(1, seconds));
    }

    private Duration capped(Duration wait) {
        return wait.compareTo(config.maxWait()) > 0 ? config.maxWait() : wait;
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * (random.nextDouble() - 0.5)));
    }
}
