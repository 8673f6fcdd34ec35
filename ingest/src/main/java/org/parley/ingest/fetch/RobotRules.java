package org.parley.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a host's robots.txt tells us.
 *
 * @param rules the rules, or null when they cannot be read at the moment and nothing may be fetched
 */
record RobotRules(@Nullable BaseRobotRules rules) {

    /** The file could not be read, for a reason that may pass. */
    static final RobotRules UNAVAILABLE = new RobotRules(null);

    boolean available() {
        return rules != null;
    }

    boolean allow(URI uri) {
        return rules != null && rules.isAllowed(uri.toString());
    }

    /** The pause between requests that the file asks for. */
    Optional<Duration> crawlDelay() {
        return rules == null || rules.getCrawlDelay() == BaseRobotRules.UNSET_CRAWL_DELAY
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
    }
}
