package org.parley.ingest.scrape;

import java.time.Duration;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/**
 * How links become articles.
 *
 * @param maxAttempts tries before a link is given up
 * @param firstRetry wait before the second try; tripled for each further one
 * @param maxRetryWait longest wait between tries, whatever a server asks for
 * @param pauseAbove links in hand above which no more are read from Kafka
 * @param resumeBelow links in hand below which reading goes on
 * @param commitInterval how often finished links are committed
 * @param readers threads that read pages
 */
public record ScrapeConfig(
        int maxAttempts,
        Duration firstRetry,
        Duration maxRetryWait,
        int pauseAbove,
        int resumeBelow,
        Duration commitInterval,
        int readers) {

    private static final String PREFIX = "ingest.scrape.";

    public ScrapeConfig {
        if (resumeBelow >= pauseAbove) {
            throw new SettingException(
                    PREFIX + "resume-below", Integer.toString(resumeBelow), "less than pause-above, " + pauseAbove);
        }
    }

    public static ScrapeConfig from(Settings settings) {
        return new ScrapeConfig(
                settings.integer(PREFIX + "max-attempts", 1, 20),
                settings.duration(PREFIX + "first-retry"),
                settings.duration(PREFIX + "max-retry-wait"),
                settings.integer(PREFIX + "pause-above", 1, 1_000_000),
                settings.integer(PREFIX + "resume-below", 0, 1_000_000),
                settings.duration(PREFIX + "commit-interval"),
                settings.integer(PREFIX + "readers", 1, 64));
    }
}
