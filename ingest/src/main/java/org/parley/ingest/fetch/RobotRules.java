package org.parley.ingest.fetch;

import crawlercommons.robots.BaseRobotRules;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a host's robots.txt tells us. */
sealed interface RobotRules {

    /** Null, or why the address may not be fetched. */
    @Nullable
    FetchResult objection(URI uri);

    /** The pause between requests that is asked for. */
    Optional<Duration> crawlDelay();

    /** The file's rules. */
    record Known(BaseRobotRules rules) implements RobotRules {

        @Override
        public @Nullable FetchResult objection(URI uri) {
            return rules.isAllowed(uri.toString())
                    ? null
                    : new FetchResult.Refused(FetchResult.Refusal.ROBOTS, uri.toString());
        }

        @Override
        public Optional<Duration> crawlDelay() {
            return rules.getCrawlDelay() == BaseRobotRules.UNSET_CRAWL_DELAY
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(Math.max(0, rules.getCrawlDelay())));
        }
    }

    /** The file cannot be read at the moment: nothing may be fetched until it can. */
    record Unavailable(FetchResult.Failed trouble) implements RobotRules {

        @Override
        public FetchResult objection(URI uri) {
            return trouble;
        }

        @Override
        public Optional<Duration> crawlDelay() {
            return Optional.empty();
        }
    }
}
