package org.parley.sink.webhook;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.config.Settings;
import org.parley.sink.Backoff;

/**
 * How alerts are delivered.
 *
 * @param targets where they go
 * @param groupPrefix begins the name of each target's consumer group
 * @param eventLink address of an event's page with {@code {id}} in it; empty for messages without links
 * @param connectTimeout how long a connection may take to stand
 * @param responseTimeout how long an answer may take
 * @param backoff wait before a delivery is repeated
 * @param giveUpAfter time without success after which an alert goes to the dead letters
 * @param circuitFailures failures in a row after which a target is left alone
 * @param circuitDelay for how long
 */
public record WebhookConfig(
        List<Target> targets,
        String groupPrefix,
        Optional<String> eventLink,
        Duration connectTimeout,
        Duration responseTimeout,
        Backoff backoff,
        Duration giveUpAfter,
        int circuitFailures,
        Duration circuitDelay) {

    private static final String PREFIX = "sink.webhooks.";

    public WebhookConfig {
        targets = List.copyOf(targets);
    }

    public static WebhookConfig from(Settings settings) {
        return new WebhookConfig(
                settings.optionalText(PREFIX + "targets-file")
                        .map(Path::of)
                        .map(TargetsFile::read)
                        .orElse(List.of()),
                settings.text(PREFIX + "group-prefix"),
                settings.optionalText(PREFIX + "event-link"),
                settings.duration(PREFIX + "connect-timeout"),
                settings.duration(PREFIX + "response-timeout"),
                Backoff.from(settings, PREFIX),
                settings.duration(PREFIX + "give-up-after"),
                settings.integer(PREFIX + "circuit-failures", 1, 1000),
                settings.duration(PREFIX + "circuit-delay"));
    }
}
