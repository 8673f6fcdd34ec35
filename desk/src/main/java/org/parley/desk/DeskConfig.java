package org.parley.desk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.runtime.net.Network;

/**
 * Settings of the desk.
 *
 * @param host address to listen on
 * @param port port to listen on, 0 for any that is free
 * @param articleLink template of the address under which an article is opened
 * @param token what every request must show, empty for an open desk
 * @param requestsPerSecond requests that one address may keep up
 * @param requestBurst requests that one address may make at once on top of that
 * @param trustedProxies proxies in front of the desk, whose word on who asks is taken
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
        List<Network> trustedProxies,
        int streamClients,
        int streamHistory,
        Duration searchTimeout) {

    public DeskConfig {
        trustedProxies = List.copyOf(trustedProxies);
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
                networks("desk.trusted-proxies", settings.list("desk.trusted-proxies")),
                settings.integer("desk.stream-clients", 1, 100_000),
                settings.integer("desk.stream-history", 1, 1_000_000),
                settings.duration("desk.search-timeout"));
    }

    private static List<Network> networks(String key, List<String> texts) {
        return texts.stream()
                .map(text -> {
                    try {
                        return Network.parse(text);
                    } catch (IllegalArgumentException notANetwork) {
                        throw new SettingException(key, text, "addresses or networks as 10.0.0.0/8");
                    }
                })
                .toList();
    }
}
