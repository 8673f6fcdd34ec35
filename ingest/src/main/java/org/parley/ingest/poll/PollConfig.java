package org.parley.ingest.poll;

import java.time.Duration;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/**
 * How feeds are polled.
 *
 * @param startInterval between polls of a feed that is new to us
 * @param minInterval shortest that the interval is adapted to
 * @param maxInterval longest that the interval is adapted to
 * @param failureStep added to the wait for each point of failure in a row
 * @param maxWait longest wait for anything: failures, Retry-After
 * @param fullEvery every how many polls one is made without validators, for servers that always say "not modified"
 * @param moveAfter after how many polls in a row with a permanent redirect to one address the feed is asked for there
 * @param maxItems items looked at in one poll, the first ones
 * @param maxConcurrent polls under way at once, those included that wait for their host's turn
 */
public record PollConfig(
        Duration startInterval,
        Duration minInterval,
        Duration maxInterval,
        Duration failureStep,
        Duration maxWait,
        int fullEvery,
        int moveAfter,
        int maxItems,
        int maxConcurrent) {

    private static final String PREFIX = "ingest.poll.";

    public PollConfig {
        if (minInterval.compareTo(maxInterval) > 0) {
            throw new SettingException(
                    PREFIX + "min-interval", minInterval.toString(), "no more than max-interval, " + maxInterval);
        }
    }

    public static PollConfig from(Settings settings) {
        return new PollConfig(
                settings.duration(PREFIX + "start-interval"),
                settings.duration(PREFIX + "min-interval"),
                settings.duration(PREFIX + "max-interval"),
                settings.duration(PREFIX + "failure-step"),
                settings.duration(PREFIX + "max-wait"),
                settings.integer(PREFIX + "full-every", 1, 10_000),
                settings.integer(PREFIX + "move-after", 1, 1000),
                settings.integer(PREFIX + "max-items", 1, 5000),
                settings.integer(PREFIX + "max-concurrent", 1, 10_000));
    }

    /** Seen items that are remembered of a feed: those of this poll and as many before. */
    int maxSeen() {
        return 2 * maxItems;
    }
}
