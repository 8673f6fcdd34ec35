package org.parley.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;

/**
 * The robots.txt of each origin, by RFC 9309: a missing file allows all, a server in trouble allows nothing until it is well again.
 * Kept for a day, trouble for some minutes. The caller holds the host's turn while it asks, so that the file is fetched once. Thread-safe.
 */
final class RobotsCache {

    private static final Duration GOOD_FOR = Duration.ofHours(24);
    private static final Duration SERVER_TROUBLE_FOR = Duration.ofMinutes(10);
    private static final Duration NETWORK_TROUBLE_FOR = Duration.ofMinutes(1);
    private static final int MAX_SIZE = 512 * 1024;

    private final Set<String> names;
    private final long maxCrawlDelayMillis;
    private final Cache<String, RobotRules> known;

    RobotsCache(FetchConfig config) {
        this.names = Set.of(config.robotName().toLowerCase(Locale.ROOT));
        this.maxCrawlDelayMillis = config.maxCrawlDelay().toMillis();
        this.known = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfter(Expiry.creating((String origin, RobotRules rules) -> keep(rules)))
                .build();
    }

    /**
     * The rules that hold for an address.
     *
     * @param get makes a request on the same host's turn, following redirects
     */
    CompletableFuture<RobotRules> rulesFor(
            URI uri, BiFunction<URI, Map<String, String>, CompletableFuture<FetchResult>> get) {
        String origin = uri.getScheme() + "://" + uri.getAuthority();
        RobotRules cached = known.getIfPresent(origin);
        if (cached != null) {
            return CompletableFuture.completedFuture(cached);
        }
        URI file = URI.create(origin + "/robots.txt");
        return get.apply(file, Map.of()).thenApply(result -> {
            RobotRules rules = read(file, result);
            known.put(origin, rules);
            return rules;
        });
    }

    /** The pause that a host's robots.txt asks for, where it is known. */
    Optional<Duration> crawlDelay(URI uri) {
        RobotRules rules = known.getIfPresent(uri.getScheme() + "://" + uri.getAuthority());
        return rules == null
                ? Optional.empty()
                : rules.crawlDelay().map(delay -> Duration.ofMillis(Math.min(delay.toMillis(), maxCrawlDelayMillis)));
    }

    private static Duration keep(RobotRules rules) {
        if (rules instanceof RobotRules.Unavailable unavailable) {
            boolean server = unavailable.trouble().failure() == FetchResult.Failure.ROBOTS_UNAVAILABLE;
            return server ? SERVER_TROUBLE_FOR : NETWORK_TROUBLE_FOR;
        }
        return GOOD_FOR;
    }

    private RobotRules read(URI file, FetchResult result) {
        SimpleRobotRulesParser parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
        if (result instanceof FetchResult.Failed failed) {
            return new RobotRules.Unavailable(failed);
        }
        if (!(result instanceof FetchResult.Response response)) {
            // There is no file that we could read, as where it is missing; the page itself is judged on its own.
            return new RobotRules.Known(parser.failedFetch(404));
        }
        if (response.ok()) {
            byte[] head = Arrays.copyOf(response.body(), Math.min(response.body().length, MAX_SIZE));
            return new RobotRules.Known(parser.parseContent(file.toString(), head, "text/plain", names));
        }
        if (response.status() >= 500 || response.status() == 429) {
            return new RobotRules.Unavailable(new FetchResult.Failed(
                    FetchResult.Failure.ROBOTS_UNAVAILABLE, "status " + response.status(), SERVER_TROUBLE_FOR));
        }
        return new RobotRules.Known(parser.failedFetch(404));
    }
}
