package org.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.ResponseHeaders;
import org.parley.runtime.config.Settings;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Link;
import org.parley.schemas.Outlet;
import org.parley.schemas.Side;
import org.parley.schemas.Topics;

class PollRulesTest {

    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String FEED_URL = "https://post.example/feed";

    private final PollRules rules = new PollRules(PollConfig.from(Settings.defaults()), new Middle());
    private final Feed feed = Feed.newBuilder()
            .setUrl(FEED_URL)
            .setOutlet(new Outlet("Post", null, Side.UNKNOWN))
            .setAddedAt(NOW.minus(Duration.ofDays(1)))
            .build();

    private FeedState state;

    @BeforeAll
    static void vouchForRecords() {
        // Avro makes default values only of classes that the topics' serdes vouch for.
        assertThat(Topics.FEED_STATES.valueSerde().type()).isEqualTo(FeedState.class);
    }

    @Test
    void shouldPassOnItemsOnce() {
        // when
        PollResult first = poll(ok(rss("a", "b"), Map.of()));
        PollResult second = poll(ok(rss("c", "a", "b"), Map.of()));
        // then
        assertThat(first.links()).extracting(Link::getUrl).containsExactly(url("a"), url("b"));
        assertThat(second.links()).extracting(Link::getUrl).containsExactly(url("c"));
    }

    @Test
    void shouldRaiseRevisionWithEachEdit() {
        // given
        poll(ok(rss("a"), Map.of()));
        // when
        PollResult edited = poll(ok(rss("a").replace("Title of a", "Better title"), Map.of()));
        PollResult again = poll(ok(rss("a").replace("Title of a", "Best title"), Map.of()));
        // then
        assertThat(edited.links()).extracting(Link::getRevision).containsExactly(2L);
        assertThat(again.links()).extracting(Link::getRevision).containsExactly(3L);
    }

    @Test
    void shouldDropItemWithoutLink() {
        // when
        PollResult result = poll(ok("<rss><channel><item><title>No way</title></item></channel></rss>", Map.of()));
        // then
        assertThat(result.links()).isEmpty();
        assertThat(result.outcome()).isEqualTo(PollOutcome.READ);
    }

    @Test
    void shouldKeepLinksWithinBounds() {
        // given
        String endless = "x".repeat(3_000_000);
        String item = "<item><title>" + endless + "</title><link>" + url("a") + "</link><guid>" + endless
                + "</guid><author>" + endless + "</author><description>" + endless + "</description><body>&lt;p&gt;"
                + endless + "&lt;/p&gt;</body></item><item><link>" + url(endless) + "</link></item>";
        // when
        PollResult result = poll(ok("<rss><channel>" + item + "</channel></rss>", Map.of()));
        // then
        assertThat(result.links()).singleElement().satisfies(link -> assertThat(
                        Topics.LINKS.valueSerde().toBytes(link))
                .hasSizeLessThan(100_000));
    }

    @Test
    void shouldAskConditionallyAfterGoodParseOnly() {
        // given
        poll(ok("no feed at all", Map.of("ETag", "\"bad\"")));
        assertThat(rules.headers(state)).doesNotContainKey("If-None-Match");
        // when
        poll(ok(rss("a"), Map.of("ETag", "\"good\"", "Last-Modified", "Sat, 01 Mar 2025 11:00:00 GMT")));
        poll(ok("broken meanwhile", Map.of("ETag", "\"bad\"")));
        // then
        assertThat(rules.headers(state))
                .containsEntry("If-None-Match", "\"good\"")
                .containsEntry("If-Modified-Since", "Sat, 01 Mar 2025 11:00:00 GMT");
    }

    @Test
    void shouldAskUnconditionallyNowAndThen() {
        // given
        poll(ok(rss("a"), Map.of("ETag", "\"1\"")));
        // when
        int conditional = 0;
        while (rules.headers(state).containsKey("If-None-Match")) {
            poll(status(304, Map.of()));
            conditional++;
        }
        // then
        assertThat(conditional).isEqualTo(19);
        poll(ok(rss("a"), Map.of("ETag", "\"1\"")));
        assertThat(rules.headers(state)).containsKey("If-None-Match");
    }

    @Test
    void shouldKnowSameBodyWithoutValidators() {
        // given
        poll(ok(rss("a"), Map.of()));
        // then
        assertThat(poll(ok(rss("a"), Map.of())).outcome()).isEqualTo(PollOutcome.SAME_BODY);
    }

    @Test
    void shouldComeSoonerToBusyFeedAndLaterToQuietOne() {
        // given
        poll(ok(rss("a"), Map.of()));
        int start = state.getIntervalSeconds();
        // when
        poll(ok(rss("b", "c", "d"), Map.of()));
        int busy = state.getIntervalSeconds();
        poll(status(304, Map.of()));
        poll(status(304, Map.of()));
        poll(status(304, Map.of()));
        // then
        assertThat(busy).isLessThan(start);
        assertThat(state.getIntervalSeconds()).isGreaterThan(busy);
    }

    @Test
    void shouldKeepToFixedInterval() {
        // given
        feed.setPollIntervalSeconds(7);
        state = rules.first(feed, NOW);
        // when
        poll(ok(rss("a"), Map.of()));
        state.setNextPollAt(NOW);
        poll(ok(rss("b"), Map.of("Cache-Control", "max-age=600")));
        // then
        assertThat(waited()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void shouldCountIntervalFromWhenFeedWasDue() {
        // given
        feed.setPollIntervalSeconds(60);
        poll(ok(rss("a"), Map.of()));
        state.setNextPollAt(NOW.minusSeconds(5));
        // when
        poll(ok(rss("a"), Map.of()));
        // then
        assertThat(waited()).isEqualTo(Duration.ofSeconds(55));
    }

    @Test
    void shouldPartFeedsThatWaitedTogether() {
        // given
        feed.setPollIntervalSeconds(60);
        state = rules.first(feed, NOW);
        // when
        poll(ok(rss("a"), Map.of()));
        assertThat(waited()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(59));
        state.setNextPollAt(NOW.minusSeconds(300));
        poll(ok(rss("a"), Map.of()));
        // then
        assertThat(waited()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(59));
    }

    @Test
    void shouldHonourWishesOfPublisherUpToLongestInterval() {
        // when
        poll(ok(rss("a"), Map.of("Cache-Control", "public, max-age=1200")));
        assertThat(waited()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(21));
        poll(ok(rss("b").replace("<channel>", "<channel><ttl>45</ttl>"), Map.of()));
        assertThat(waited()).isBetween(Duration.ofMinutes(45), Duration.ofMinutes(46));
        poll(ok(rss("c"), Map.of("Expires", "Sun, 02 Mar 2025 12:00:00 GMT")));
        // then
        assertThat(waited()).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
    }

    @Test
    void shouldWaitAsAskedUpToDay() {
        // when
        poll(status(429, Map.of("Retry-After", "1800")));
        assertThat(waited()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
        poll(status(503, Map.of("Retry-After", "Mon, 31 Mar 2025 12:00:00 GMT")));
        // then
        assertThat(waited()).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    }

    @Test
    void shouldAddUpFailuresByWeightAndForgetThemAfterSuccess() {
        // when
        poll(new FetchResult.Failed(FetchResult.Failure.TIMEOUT, "slow", null));
        assertThat(state.getFailures()).isEqualTo(1);
        poll(new FetchResult.Failed(FetchResult.Failure.DNS, "unknown", null));
        assertThat(state.getFailures()).isEqualTo(3);
        poll(status(404, Map.of()));
        assertThat(state.getFailures()).isEqualTo(6);
        assertThat(waited()).isEqualTo(Duration.ofMinutes(5 + 6 * 2));
        assertThat(state.getLastError()).isEqualTo("the server answers with status 404");
        poll(status(304, Map.of()));
        // then
        assertThat(state.getFailures()).isZero();
        assertThat(state.getLastError()).isNull();
    }

    @Test
    void shouldMuteGoneFeedUntilItIsSubscribedAnew() {
        // when
        poll(status(410, Map.of()));
        // then
        assertThat(rules.active(feed, state)).isFalse();
        feed.setAddedAt(NOW.plusSeconds(1));
        assertThat(rules.active(feed, state)).isTrue();
    }

    @Test
    void shouldMoveWithPermanentRedirectThatRepeats() {
        // when
        poll(redirected(301, "https://new.example/feed"));
        poll(redirected(308, "https://new.example/feed"));
        assertThat(rules.address(feed, state)).isEqualTo(FEED_URL);
        poll(redirected(301, "https://new.example/feed"));
        // then
        assertThat(rules.address(feed, state)).isEqualTo("https://new.example/feed");
        poll(status(404, Map.of()));
        assertThat(rules.address(feed, state)).isEqualTo(FEED_URL);
    }

    @Test
    void shouldGoBackWhenNewPlaceCannotBeReached() {
        // given
        for (int i = 0; i < 3; i++) {
            poll(redirected(301, "https://new.example/feed"));
        }
        // when
        poll(new FetchResult.Failed(FetchResult.Failure.DNS, "unknown", null));
        // then
        assertThat(rules.address(feed, state)).isEqualTo(FEED_URL);
    }

    @Test
    void shouldNeverMoveWithTemporaryRedirect() {
        // when
        for (int i = 0; i < 10; i++) {
            poll(redirected(302, "https://new.example/feed"));
        }
        // then
        assertThat(rules.address(feed, state)).isEqualTo(FEED_URL);
    }

    @BeforeEach
    void subscribe() {
        state = rules.first(feed, NOW);
    }

    private PollResult poll(FetchResult result) {
        PollResult poll = rules.apply(feed, state, result, NOW);
        state = poll.state();
        return poll;
    }

    private Duration waited() {
        return Duration.between(NOW, state.getNextPollAt());
    }

    private static String rss(String... names) {
        StringBuilder items = new StringBuilder();
        for (String name : names) {
            items.append("<item><title>Title of ")
                    .append(name)
                    .append("</title><link>")
                    .append(url(name))
                    .append("</link></item>");
        }
        return "<rss version='2.0'><channel>" + items + "</channel></rss>";
    }

    private static String url(String name) {
        return "https://post.example/" + name;
    }

    private static FetchResult ok(String body, Map<String, String> headers) {
        return new FetchResult.Response(
                200,
                URI.create(FEED_URL),
                List.of(),
                new ResponseHeaders(headers),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static FetchResult status(int status, Map<String, String> headers) {
        return new FetchResult.Response(
                status, URI.create(FEED_URL), List.of(), new ResponseHeaders(headers), new byte[0]);
    }

    private static FetchResult redirected(int status, String target) {
        URI uri = URI.create(target);
        return new FetchResult.Response(
                200,
                uri,
                List.of(new FetchResult.Redirect(status, uri)),
                new ResponseHeaders(Map.of()),
                rss("a").getBytes(StandardCharsets.UTF_8));
    }

    /** Randomness that adds nothing. */
    private static final class Middle extends Random {

        private static final long serialVersionUID = 1L;

        @Override
        public double nextDouble() {
            return 0.5;
        }
    }
}
