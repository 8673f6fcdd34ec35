package org.parley.ingest.poll;

import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.feed.FeedDocument;
import org.parley.ingest.feed.FeedReader;
import org.parley.ingest.feed.FeedReading;
import org.parley.ingest.feed.FeedRequests;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.ResponseHeaders;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;

/**
 * What a poll asks for and what its answer changes; all decisions about one feed, without clock, network or Kafka. Not thread-safe.
 */
final class PollRules {

    /** Points of failure: a server that will hardly mend itself, a name that may be gone, a passing trouble. */
    private static final int HARD = 3;

    private static final int DNS = 2;
    private static final int SOFT = 1;
    private static final int MAX_FAILURES = 10_000;

    private final PollConfig config;
    private final PollSchedule schedule;
    private final LinkMaker links;
    private final FeedReader reader = new FeedReader();

    PollRules(PollConfig config, Random random) {
        this.config = config;
        this.schedule = new PollSchedule(config, random);
        this.links = new LinkMaker(config.maxItems());
    }

    /** The state of a feed that was never polled: due at once. */
    FeedState first(Feed feed, Instant now) {
        return FeedState.newBuilder()
                .setFeedUrl(feed.getUrl())
                .setNextPollAt(now)
                .setIntervalSeconds(seconds(schedule.first(feed)))
                .build();
    }

    /** Whether a feed is to be polled at all: a muted one is again once it was subscribed to anew. */
    boolean active(Feed feed, FeedState state) {
        Instant last = state.getLastPollAt();
        return !state.getMuted() || (last != null && feed.getAddedAt().isAfter(last));
    }

    /** Where the feed is asked for: at its new address once its move has proved lasting. */
    String address(Feed feed, FeedState state) {
        String movedTo = state.getMovedTo();
        return movedTo != null && state.getMovedCount() >= config.moveAfter() ? movedTo : feed.getUrl();
    }

    /** The headers of the next request: conditional, but for every n-th. */
    Map<String, String> headers(FeedState state) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", FeedRequests.ACCEPT);
        if (state.getPollsSinceFull() + 1 < config.fullEvery()) {
            putIfThere(headers, "If-None-Match", state.getEtag());
            putIfThere(headers, "If-Modified-Since", state.getLastModified());
        }
        return headers;
    }

    /** What the answer changes. */
    PollResult apply(Feed feed, FeedState state, FetchResult result, Instant now) {
        FeedState.Builder next = FeedState.newBuilder(state).setLastPollAt(now).setMuted(false);
        if (result instanceof FetchResult.Response response) {
            return respond(feed, state, next, response, now);
        }
        next.setMovedTo(null).setMovedCount(0);
        if (result instanceof FetchResult.Refused refused) {
            String error = refused.refusal().phrase() + ": " + refused.detail();
            return failed(next, HARD, error, null, PollOutcome.REFUSED, now);
        }
        FetchResult.Failed failure = (FetchResult.Failed) result;
        int weight = failure.failure() == FetchResult.Failure.DNS ? DNS : SOFT;
        String error = failure.failure().phrase() + ": " + failure.detail();
        return failed(next, weight, error, failure.retryAfter(), PollOutcome.UNREACHABLE, now);
    }

    private PollResult respond(
            Feed feed, FeedState state, FeedState.Builder next, FetchResult.Response response, Instant now) {
        noteMove(feed, state, next, response);
        int status = response.status();
        if (status == 304) {
            next.setPollsSinceFull(state.getPollsSinceFull() + 1);
            return unchanged(feed, next, response, PollOutcome.NOT_MODIFIED, now);
        }
        if (response.ok()) {
            return body(feed, state, next, response, now);
        }
        String error = "the server answers with status " + status;
        Duration retryAfter = response.headers().retryAfter(now).orElse(null);
        if (status == 410) {
            next.setMuted(true);
            return failed(next, HARD, error, null, PollOutcome.GONE, now);
        }
        if (status == 429 || status == 503) {
            return failed(next, SOFT, error, retryAfter, PollOutcome.THROTTLED, now);
        }
        return failed(next, status >= 500 ? SOFT : HARD, error, retryAfter, PollOutcome.BAD_STATUS, now);
    }

    private PollResult body(
            Feed feed, FeedState state, FeedState.Builder next, FetchResult.Response response, Instant now) {
        boolean conditional =
                headers(state).containsKey("If-None-Match") || headers(state).containsKey("If-Modified-Since");
        next.setPollsSinceFull(conditional ? state.getPollsSinceFull() + 1 : 0);
        String hash = hash(response.body());
        if (hash.equals(state.getBodyHash())) {
            rememberValidators(next, response.headers());
            return unchanged(feed, next, response, PollOutcome.SAME_BODY, now);
        }
        FeedReading reading = FeedRequests.read(reader, response);
        if (reading instanceof FeedReading.NotAFeed not) {
            return failed(next, HARD, not.reason(), null, PollOutcome.NOT_A_FEED, now);
        }
        rememberValidators(next, response.headers());
        next.setBodyHash(hash);
        return read(feed, state, next, ((FeedReading.Read) reading).feed(), response, now);
    }

    private PollResult read(
            Feed feed,
            FeedState state,
            FeedState.Builder next,
            FeedDocument document,
            FetchResult.Response response,
            Instant now) {
        SeenItems seen = new SeenItems(state.getSeen());
        LinkMaker.Found found = links.find(feed, document, seen, now);
        next.setSeen(seen.newest(config.maxSeen()));
        Duration interval = state.getLastSuccessAt() == null
                ? interval(feed, state)
                : schedule.afterItems(feed, interval(feed, state), found.links().size(), found.total());
        Duration hint =
                longer(document.updateEvery(), response.headers().freshFor(now).orElse(null));
        succeed(feed, next, interval, hint, now);
        return new PollResult(next.build(), found.links(), PollOutcome.READ, hub(document, response));
    }

    private static PollResult.@Nullable Hub hub(FeedDocument document, FetchResult.Response response) {
        URI self = document.self() == null ? response.uri() : document.self();
        return document.hubs().isEmpty()
                ? null
                : new PollResult.Hub(document.hubs().get(0), self);
    }

    private PollResult unchanged(
            Feed feed, FeedState.Builder next, FetchResult.Response response, PollOutcome outcome, Instant now) {
        Duration interval = schedule.afterNothingNew(feed, Duration.ofSeconds(Math.max(1, next.getIntervalSeconds())));
        succeed(feed, next, interval, response.headers().freshFor(now).orElse(null), now);
        return new PollResult(next.build(), List.of(), outcome);
    }

    private void succeed(Feed feed, FeedState.Builder next, Duration interval, @Nullable Duration hint, Instant now) {
        Instant due = next.getLastSuccessAt() == null ? null : next.getNextPollAt();
        next.setLastSuccessAt(now)
                .setFailures(0)
                .setLastError(null)
                .setIntervalSeconds(seconds(interval))
                .setNextPollAt(schedule.afterSuccess(feed, due, interval, hint, now));
    }

    private PollResult failed(
            FeedState.Builder next,
            int weight,
            String error,
            @Nullable Duration retryAfter,
            PollOutcome outcome,
            Instant now) {
        int failures = Math.min(MAX_FAILURES, next.getFailures() + weight);
        Duration interval = Duration.ofSeconds(Math.max(1, next.getIntervalSeconds()));
        Duration wait =
                retryAfter == null ? schedule.waitAfterFailure(interval, failures) : schedule.waitAsAsked(retryAfter);
        next.setFailures(failures).setLastError(error).setNextPollAt(now.plus(wait));
        return new PollResult(next.build(), List.of(), outcome);
    }

    /** Counts permanent redirects that keep leading to one place. Where the new place fails, the old one is tried again. */
    private void noteMove(Feed feed, FeedState state, FeedState.Builder next, FetchResult.Response response) {
        List<FetchResult.Redirect> redirects = response.redirects();
        boolean atNewPlace = !address(feed, state).equals(feed.getUrl());
        boolean good = response.ok() || response.status() == 304;
        if (atNewPlace && good && redirects.isEmpty()) {
            return;
        }
        URI target = response.uri();
        boolean permanent = !redirects.isEmpty() && redirects.stream().allMatch(FetchResult.Redirect::permanent);
        if (!good || !permanent) {
            next.setMovedTo(null).setMovedCount(0);
        } else if (target.toString().equals(state.getMovedTo())) {
            next.setMovedCount(state.getMovedCount() + 1);
        } else {
            next.setMovedTo(target.toString()).setMovedCount(1);
        }
    }

    private Duration interval(Feed feed, FeedState state) {
        return state.getIntervalSeconds() > 0 ? Duration.ofSeconds(state.getIntervalSeconds()) : schedule.first(feed);
    }

    private static void rememberValidators(FeedState.Builder next, ResponseHeaders headers) {
        next.setEtag(headers.get("ETag")).setLastModified(headers.get("Last-Modified"));
    }

    private static void putIfThere(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static @Nullable Duration longer(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) > 0 ? one : other;
    }

    private static int seconds(Duration duration) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toSeconds()));
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
