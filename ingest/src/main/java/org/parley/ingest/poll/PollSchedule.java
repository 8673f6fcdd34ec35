package org.parley.ingest.poll;

import java.time.Duration;
import java.time.Instant;
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
     * When to ask again after a success. The interval counts from when the feed was due, not from when its host's turn came, so that
     * waiting in line does not lengthen every round. After a first poll, or a long delay, the next one comes at some time before the
     * interval is over: feeds that were subscribed to together, or waited for a restart together, must not stay together.
     *
     * @param due when this poll was due; null when there was none before it
     * @param hint the shortest time that the publisher wants between polls, null when it does not say; honoured up to the longest interval
     */
    Instant afterSuccess(Feed feed, @Nullable Instant due, Duration interval, @Nullable Duration hint, Instant now) {
        Instant next = due != null && onTime(due, interval, now)
                ? due.plus(jittered(interval))
                : now.plusMillis((long) (interval.toMillis() * (1 + random.nextDouble()) / 2));
        if (fixed(feed) != null || hint == null) {
            return next;
        }
        Instant allowed = now.plus(hint.compareTo(config.maxInterval()) > 0 ? config.maxInterval() : hint);
        // Later than allowed at once, so that those who share a hint do not come back together.
        return next.isBefore(allowed) ? allowed.plus(spread(interval)) : next;
    }

    /** How long to wait when there were so many points of failure in a row. */
    Duration waitAfterFailure(Duration interval, int failures) {
        return jittered(capped(interval.plus(config.failureStep().multipliedBy(failures))));
    }

    /** How long to wait when the server has asked for it; a little longer, so that not all come back at once. */
    Duration waitAsAsked(Duration asked) {
        Duration capped = capped(asked);
        return capped.plus(spread(capped));
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

    /** A feed that was polled before it was due, since a hub announced it, is not on time either: its rounds begin anew. */
    private static boolean onTime(Instant due, Duration interval, Instant now) {
        return !due.isAfter(now) && Duration.between(due, now).compareTo(interval.dividedBy(2)) <= 0;
    }

    private Duration spread(Duration wait) {
        return Duration.ofMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
    }

    private Duration jittered(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * (random.nextDouble() - 0.5)));
    }
}
