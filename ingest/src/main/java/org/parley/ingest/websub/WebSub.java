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
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.poll.HubListener;
import org.parley.schemas.HubLease;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Our subscriptions at hubs. They live in memory, and are remembered with the feed's state at its next poll, so that they outlive a restart.
 * What a hub sends for a subscription that was lost is unknown here and ends it. Thread-safe.
 */
public final class WebSub implements HubListener {

    private static final Logger LOG = LoggerFactory.getLogger(WebSub.class);
    private static final Duration TRY_AGAIN = Duration.ofHours(1);
    private static final Duration AFTER_DENIAL = Duration.ofDays(1);

    /** A hub may grant years; we ask again before it has forgotten us. */
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);

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

    @Override
    public void resume(String feedUrl, HubLease lease) {
        String id = lease.getCallback().substring(lease.getCallback().lastIndexOf('/') + 1);
        URI hub = URI.create(lease.getHub());
        URI topic = URI.create(lease.getTopic());
        if (callback(id).equals(lease.getCallback())) {
            keep(new HubSubscription(id, feedUrl, hub, topic, lease.getSecret(), lease.getRenewAt()));
        } else {
            // Another instance had the feed, or our address has changed: the hub must call here.
            feedNames(feedUrl, hub, topic);
        }
    }

    @Override
    public @Nullable HubLease lease(String feedUrl) {
        HubSubscription known = byFeed.get(feedUrl);
        return known == null
                ? null
                : HubLease.newBuilder()
                        .setCallback(callback(known.id()))
                        .setHub(known.hub().toString())
                        .setTopic(known.topic().toString())
                        .setSecret(known.secret())
                        .setRenewAt(known.renewAt())
                        .build();
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
        Duration length = granted.orElse(lease);
        Duration bounded = length.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : length;
        keep(known.renewedAt(HubSubscription.renewal(clock.instant(), bounded)));
        return true;
    }

    /** Whether a hub denies a subscription that we have asked for; it is asked again after a day, and polling goes on. */
    boolean denied(String id, String mode, String topic) {
        HubSubscription known = byId.get(id);
        if (known == null || !known.topic().toString().equals(topic) || !"denied".equals(mode)) {
            return false;
        }
        LOG.info("A hub denies a subscription: feed={} hub={}", known.feedUrl(), known.hub());
        keep(known.renewedAt(clock.instant().plus(AFTER_DENIAL)));
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
                "hub.callback", callback(subscription.id()),
                "hub.secret", subscription.secret(),
                "hub.lease_seconds", Long.toString(lease.toSeconds()));
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        fetcher.post(subscription.hub(), "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8))
                .thenAccept(result -> note(subscription, result));
    }

    private String callback(String id) {
        return callbackUrl.toString().replaceAll("/+$", "") + "/" + id;
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
