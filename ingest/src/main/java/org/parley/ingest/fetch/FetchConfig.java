package org.parley.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.runtime.net.Network;

/**
 * How to behave towards other servers.
 *
 * @param userAgent product token by which we are known in requests and in robots.txt
 * @param contactUrl page that tells who we are, sent along in the User-Agent
 * @param proxy forward proxy for all requests; it resolves the names, so that the address guard does not apply
 * @param allowedNetworks private networks that may be reached all the same, as {@code 127.0.0.0/8}
 * @param connectTimeout longest wait for a connection
 * @param idleTimeout longest silence within an exchange
 * @param deadline longest time for one exchange, whatever it drips
 * @param maxBody largest body in bytes, packed or unpacked
 * @param maxRedirects redirects followed before giving up
 * @param maxConcurrent exchanges under way at once, over all hosts
 * @param hostPause pause between two requests to one host
 * @param maxCrawlDelay longest Crawl-delay that is honoured; a longer one is cut to it
 * @param robots whether pages are asked for only where robots.txt allows it
 */
public record FetchConfig(
        String userAgent,
        Optional<URI> contactUrl,
        Optional<URI> proxy,
        List<Network> allowedNetworks,
        Duration connectTimeout,
        Duration idleTimeout,
        Duration deadline,
        long maxBody,
        int maxRedirects,
        int maxConcurrent,
        Duration hostPause,
        Duration maxCrawlDelay,
        boolean robots) {

    private static final String PREFIX = "ingest.fetch.";

    public FetchConfig {
        allowedNetworks = List.copyOf(allowedNetworks);
    }

    public static FetchConfig from(Settings settings) {
        return new FetchConfig(
                settings.text(PREFIX + "user-agent"),
                uri(settings, PREFIX + "contact-url"),
                uri(settings, PREFIX + "proxy"),
                networks(settings, PREFIX + "allowed-networks"),
                settings.duration(PREFIX + "connect-timeout"),
                settings.duration(PREFIX + "idle-timeout"),
                settings.duration(PREFIX + "deadline"),
                settings.bytes(PREFIX + "max-body"),
                settings.integer(PREFIX + "max-redirects", 0, 20),
                settings.integer(PREFIX + "max-concurrent", 1, 10_000),
                settings.duration(PREFIX + "host-pause"),
                settings.duration(PREFIX + "max-crawl-delay"),
                settings.flag(PREFIX + "robots"));
    }

    /** The whole User-Agent header. */
    public String userAgentHeader() {
        return contactUrl.map(url -> userAgent + " (+" + url + ")").orElse(userAgent);
    }

    /** The name that robots.txt files know us by: the product token without its version. */
    public String robotName() {
        int slash = userAgent.indexOf('/');
        return slash < 0 ? userAgent : userAgent.substring(0, slash);
    }

    private static Optional<URI> uri(Settings settings, String key) {
        return settings.optionalText(key).map(text -> settings.uri(key));
    }

    private static List<Network> networks(Settings settings, String key) {
        return settings.list(key).stream().map(text -> network(key, text)).toList();
    }

    private static Network network(String key, String text) {
        try {
            return Network.parse(text);
        } catch (IllegalArgumentException notANetwork) {
            throw new SettingException(key, text, "networks as 127.0.0.0/8 or fd00::/8");
        }
    }
}
