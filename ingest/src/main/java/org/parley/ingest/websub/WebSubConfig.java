package org.parley.ingest.websub;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.parley.runtime.config.Settings;

/**
 * How hubs reach us.
 *
 * @param callbackUrl our public address, to which hubs connect; without it WebSub is off
 * @param port where we listen for what comes to that address
 * @param lease how long a subscription is asked for; it is renewed in time
 */
public record WebSubConfig(Optional<URI> callbackUrl, int port, Duration lease) {

    private static final String PREFIX = "ingest.websub.";

    public static WebSubConfig from(Settings settings) {
        String key = PREFIX + "callback-url";
        return new WebSubConfig(
                settings.optionalText(key).map(text -> settings.uri(key)),
                settings.integer(PREFIX + "port", 0, 65_535),
                settings.duration(PREFIX + "lease"));
    }
}
