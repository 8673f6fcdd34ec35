package org.parley.desk;

import java.time.Duration;
import java.util.Optional;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/**
 * Settings of the desk.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param articleLink template of the address under which an article is opened
 * @param token what every request must show, empty for an open desk
 * @param requestsPerSecond requests that one address may keep up
 * @param requestBurst requests that one address may make at once on top of that
 * @param streamClients live streams open at once
 * @param streamHistory latest live messages kept for readers that come back
 * @param searchTimeout how long one search may take
 */
public record DeskConfig(
        String host,
        int port,
        String articleLink,
        Optional<Secret> token,
        int requestsPerSecond,
        int requestBurst,
        int streamClients,
        int streamHistory,
        Duration searchTimeout) {

    public DeskConfig {
        if (host.isBlank()) {
            throw new SettingException("desk.host", "nothing", "an address to listen on");
        }
        if (!articleLink.contains("{url}") && !articleLink.contains("{path}")) {
            throw new SettingException("desk.article-link", articleLink, "a template with {url}, or {host} and {path}");
        }
        if (searchTimeout.isZero()) {
            throw new SettingException("desk.search-timeout", "0s", "a duration above zero");
        }
        if (token.isPresent() && token.get().value().isBlank()) {
            throw new SettingException("desk.token", "a blank secret", "a token");
        }
    }

    public static DeskConfig from(Settings settings) {
        return new DeskConfig(
                settings.text("desk.host"),
                settings.integer("desk.port", 0, 65_535),
                settings.text("desk.article-link"),
                settings.secret("desk.token"),
                settings.integer("desk.requests-per-second", 1, 1_000_000),
                settings.integer("desk.request-burst", 1, 1_000_000),
                settings.integer("desk.stream-clients", 1, 100_000),
                settings.integer("desk.stream-history", 1, 1_000_000),
                settings.duration("desk.search-timeout"));
    }
}
