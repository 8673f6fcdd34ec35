package org.parley.ingest.websub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.poll.HubListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our subscriptions at hubs. They live in memory: after a restart a feed is subscribed to again when it next brings something, and what a
 * hub still sends for an old subscription is unknown here and ends it. Thread-safe.
 */
public final class WebSub implements HubListener {

    private static final Logger LOG = LoggerFactory.getLogger(WebSub.class);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);

    private final URI callbackUrl;
    private final Duration lease;
    private final Fetcher fetcher;
    private final Clock clock;
    private final Random random;
    private final Consumer<String> onChange;
    private final Map<String, HubSubscription> byFeed = new ConcurrentHashMap<>();
    private final Map<String, HubSubscription> byId = new ConcurrentHashMap<>();

    /**
     * @param random makes secrets, and so is a secure one
     * @param onChange told the feed's address when a hub says that it has changed
     */
    public WebSub(
            URI callbackUrl, Duration lease, Fetcher fetcher, Clock clock, Random random, Consumer<String> onChange) {
        this.callbackUrl = callbackUrl;
        this.lease = lease;
        this.fetcher = fetcher;
        this.clock = clock;
        this.random = random;
        this.onChange = onChange;
    }

    /** Subscribes at the hub that a feed names, unless that is done. */
    @Override
    public void feedNames(String feedUrl, URI hub, URI topic) {
        HubSubscription known = byFeed.get(feedUrl);
        if (known == null || !known.hub().equals(hub) || !known.topic().equals(topic)) {
            ask(new HubSubscription(
                    token(), feedUrl, hub, topic, token(), clock.instant().plus(TRY_AGAIN)));
        }
    }

    /** Ends what we know of a feed's subscription; the hub notices when it next asks. */
    @Override
    public void forget(String feedUrl) {
        HubSubscription known = byFeed.remove(feedUrl);
        if (known != null) {
            byId.remove(known.id());
        }
    }

    /** Asks again for leases that run out; to be called every minute or so. */
    public void renew() {
        Instant now = clock.instant();
        byFeed.values().stream()
                .filter(subscription -> !subscription.renewAt().isAfter(now))
                .forEach(subscription -> ask(subscription.renewedAt(now.plus(TRY_AGAIN))));
    }

    /** Whether we want what a hub asks us to confirm. */
    boolean confirms(String id, String mode, String topic, Optional<Duration> granted) {
        HubSubscription known = byId.get(id);
        if (known == null || !known.topic().toString().equals(topic) || !"subscribe".equals(mode)) {
            return false;
        }
        keep(known.renewedAt(HubSubscription.renewal(clock.instant(), granted.orElse(lease))));
        return true;
    }

    /** Takes a hub's message; false when the subscription is unknown. One that is not signed with our secret is ignored. */
    boolean takes(String id, byte[] body, String signature) {
        HubSubscription known = byId.get(id);
        if (known == null) {
            return false;
        }
        if (known.signed(body, signature)) {
            onChange.accept(known.feedUrl());
        } else {
            LOG.warn("A hub's message is not signed as it should be: feed={} hub={}", known.feedUrl(), known.hub());
        }
        return true;
    }

    private void ask(HubSubscription subscription) {
        keep(subscription);
        Map<String, String> form = Map.of(
                "hub.mode", "subscribe",
                "hub.topic", subscription.topic().toString(),
                "hub.callback", callbackUrl.toString().replaceAll("/+$", "") + "/" + subscription.id(),
                "hub.secret", subscription.secret(),
                "hub.lease_seconds", Long.toString(lease.toSeconds()));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        fetcher.post(subscription.hub(), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8))
                .thenAccept(result -> note(subscription, result));
    }

    private static void note(HubSubscription subscription, FetchResult result) {
        boolean accepted = result instanceof FetchResult.Response response && response.ok();
        LOG.debug("Asked a hub: feed={} hub={} accepted={}", subscription.feedUrl(), subscription.hub(), accepted);
    }

    private void keep(HubSubscription subscription) {
        HubSubscription former = byFeed.put(subscription.feedUrl(), subscription);
        if (former != null && !former.id().equals(subscription.id())) {
            byId.remove(former.id());
        }
        byId.put(subscription.id(), subscription);
    }

    private String token() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
