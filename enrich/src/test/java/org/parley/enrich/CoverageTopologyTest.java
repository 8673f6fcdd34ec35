package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.state;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.enrich.watch.AlertRules;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Mention;
import org.parley.schemas.Topics;

/** Coverage through the real topology: polls beside articles, silence, spikes, late articles and edits. */
class CoverageTopologyTest {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final String WATCHED = "Watched";
    private static final String OTHER = "Other";

    private final ScriptedReader reader = new ScriptedReader();
    private TopologyTestDriver driver;
    private TestInputTopic<String, Feed> feeds;
    private TestInputTopic<String, FeedState> states;
    private TestInputTopic<String, Article> articles;
    private TestOutputTopic<String, CoverageBucket> coverage;
    private TestOutputTopic<String, Alert> alerts;
    private int count;

    @BeforeEach
    void start() {
        driver = new TopologyTestDriver(
                new EnrichTopology(List.of(reader), AlertRules.shipped(), StoreKind.MEMORY).build(),
                EnrichTopology.replayProperties());
        StringSerializer keys = new StringSerializer();
        feeds = driver.createInputTopic(Topics.FEEDS.name(), keys, Topics.FEEDS.valueSerde());
        states = driver.createInputTopic(Topics.FEED_STATES.name(), keys, Topics.FEED_STATES.valueSerde());
        articles = driver.createInputTopic(Topics.ARTICLES.name(), keys, Topics.ARTICLES.valueSerde());
        coverage = driver.createOutputTopic(
                Topics.COVERAGE.name(), new StringDeserializer(), Topics.COVERAGE.valueSerde());
        alerts = driver.createOutputTopic(Topics.ALERTS.name(), new StringDeserializer(), Topics.ALERTS.valueSerde());
        for (String outlet : List.of(WATCHED, OTHER)) {
            feeds.pipeInput(
                    url(outlet),
                    Feed.newBuilder()
                            .setUrl(url(outlet))
                            .setOutlet(Given.outlet(outlet))
                            .setAddedAt(START)
                            .build(),
                    START);
        }
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldCountPollsOfAnOutletByHour() {
        // when
        poll(WATCHED, START.plus(Duration.ofMinutes(5)), true);
        poll(WATCHED, START.plus(Duration.ofMinutes(25)), false);
        poll(WATCHED, START.plus(Duration.ofMinutes(65)), true);

        // then
        Map<String, CoverageBucket> sums = coverage.readKeyValuesToMap();
        CoverageBucket first = sums.get("2025-01-01T00:00:00Z|Watched|||POLLS");
        assertThat(first.getPolls()).isEqualTo(2);
        assertThat(first.getFailedPolls()).isEqualTo(1);
        assertThat(first.getArticles()).isZero();
        assertThat(sums.get("2025-01-01T01:00:00Z|Watched|||POLLS").getPolls()).isEqualTo(1);
    }

    @Test
    void shouldCountAPollOnceHoweverOftenItsStateIsWritten() {
        // when
        poll(WATCHED, START.plus(Duration.ofMinutes(5)), true);
        poll(WATCHED, START.plus(Duration.ofMinutes(5)), true);

        // then
        assertThat(coverage.readValuesToList()).singleElement().satisfies(bucket -> assertThat(bucket.getPolls())
                .isEqualTo(1));
    }

    @Test
    void shouldForgetAFeedThatIsNoLongerSubscribed() {
        // when
        feeds.pipeInput(url(WATCHED), null, START);
        states.pipeInput(url(WATCHED), null, START);
        poll(WATCHED, START.plus(Duration.ofMinutes(5)), true);

        // then
        assertThat(coverage.isEmpty()).isTrue();
    }

    @Test
    void shouldTellThatAnOutletIsSilentAndTakeItBackWhenItSpeaksAgain() {
        // given
        Instant silentFrom = usualHours(START, 10 * 24);

        // when: its feeds can be read, but bring nothing
        Instant speaks = hours(silentFrom, 20, true, false);
        hours(speaks, 4, true, true);

        // then
        assertThat(alerts.readValuesToList())
                .extracting(Alert::getRule, Alert::getAction)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("outlet-silent", AlertAction.NEW),
                        org.assertj.core.groups.Tuple.tuple("outlet-silent", AlertAction.RETRACT));
    }

    @Test
    void shouldNotCallAnOutletSilentWhosePollsFail() {
        // given
        Instant failing = usualHours(START, 10 * 24);

        // when: other outlets are read as ever
        hours(failing, 30, false, false);

        // then
        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void shouldNotCallAnOutletSilentAfterOurIngestWasDown() {
        // given
        Instant down = usualHours(START, 10 * 24);

        // when: nothing is polled for two days
        usualHours(down.plus(Duration.ofDays(2)), 6);

        // then
        assertThat(alerts.isEmpty()).isTrue();
    }

    @Test
    void shouldTellASpikeOfTheWholeAndNotAgainOfItsParts() {
        // given
        Instant now = usualHours(START, 10 * 24);

        // when
        for (int i = 0; i < 40; i++) {
            relevant("spike" + i, now);
        }
        usualHours(now, 4);

        // then
        assertThat(alerts.readValuesToList()).singleElement().satisfies(alert -> assertThat(alert.getTitle())
                .startsWith("Coverage of ukraine: 40 articles"));
    }

    @Test
    void shouldCorrectTheHourOfALateArticle() {
        // given
        Instant now = usualHours(START, 48);
        coverage.readValuesToList();

        // when
        Article late = relevant("late", START.plus(Duration.ofHours(3)), now);

        // then
        String id = "2025-01-01T03:00:00Z|" + late.getOutlet().getName() + "|en|ukraine|UNKNOWN";
        assertThat(coverage.readKeyValuesToMap().get(id).getRelevant()).isEqualTo(1);
    }

    @Test
    void shouldTakeBackWhatAnEditedArticleReportsNoMore() {
        // given
        Article first = Given.article("one", "2025-01-01T10:00:00Z");
        Article edited = Article.newBuilder(first).setRevision(2).build();
        reader.finds(first, meeting(first)).finds(edited);

        // when
        pipe(first, START);
        pipe(edited, START.plus(Duration.ofHours(40)));

        // then
        Map<String, CoverageBucket> sums = coverage.readKeyValuesToMap();
        assertThat(sums.get("2025-01-01T10:00:00Z|Outlet one|en|ukraine|MEETING"))
                .satisfies(bucket -> {
                    assertThat(bucket.getMentions()).isZero();
                    assertThat(bucket.getArticles()).isZero();
                });
        assertThat(sums.get("2025-01-01T10:00:00Z|Outlet one|en|ukraine|UNKNOWN")
                        .getRelevant())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldCountTheSameInWhateverOrderArticlesAndPollsArrive(long seed) {
        // given
        List<Runnable> arrivals = arrivals(new Random(seed));
        arrivals.forEach(Runnable::run);
        Map<String, List<Long>> inOrder = counts();
        stop();

        // when
        start();
        Collections.shuffle(arrivals, new Random(seed + 100));
        arrivals.forEach(Runnable::run);

        // then
        assertThat(inOrder).hasSizeGreaterThan(20);
        assertThat(counts()).isEqualTo(inOrder);
    }

    /** Articles of some hours with mentions, some of them twice, and one poll of each feed. */
    private List<Runnable> arrivals(Random random) {
        List<Runnable> arrivals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Article article = Given.article(
                    "a" + i,
                    START.plus(Duration.ofMinutes(random.nextInt(2000))).toString());
            article.setOutlet(Given.outlet(random.nextBoolean() ? WATCHED : OTHER));
            if (random.nextBoolean()) {
                reader.finds(article, meeting(article));
            }
            Instant fetched = START.plus(Duration.ofHours(random.nextInt(60)));
            arrivals.add(() -> pipe(article, fetched));
            if (random.nextInt(4) == 0) {
                arrivals.add(() -> pipe(article, fetched));
            }
        }
        for (String outlet : List.of(WATCHED, OTHER)) {
            arrivals.add(() -> poll(outlet, START.plus(Duration.ofHours(2)), true));
        }
        return arrivals;
    }

    private Map<String, List<Long>> counts() {
        Map<String, List<Long>> counts = new TreeMap<>();
        coverage.readKeyValuesToMap()
                .forEach((id, sum) -> counts.put(
                        id, List.of(sum.getArticles(), sum.getRelevant(), sum.getMentions(), sum.getPolls())));
        return counts;
    }

    private Instant usualHours(Instant from, int hours) {
        return hours(from, hours, true, true);
    }

    /** Hours in which another outlet is polled and read as ever; returns the time after them. */
    private Instant hours(Instant from, int hours, boolean pollsGoWell, boolean watchedIsRead) {
        for (int hour = 0; hour < hours; hour++) {
            Instant now = from.plus(Duration.ofHours(hour)).plus(10, ChronoUnit.MINUTES);
            poll(OTHER, now, true);
            poll(WATCHED, now, pollsGoWell);
            article(OTHER, now);
            article(OTHER, now);
            if (watchedIsRead) {
                article(WATCHED, now);
            }
        }
        return from.plus(Duration.ofHours(hours));
    }

    private void article(String outlet, Instant now) {
        Article article = Given.article("n" + count++, now.toString());
        article.setOutlet(Given.outlet(outlet));
        pipe(article, now);
    }

    private void relevant(String id, Instant published) {
        relevant(id, published, published);
    }

    private Article relevant(String id, Instant published, Instant fetched) {
        Article article = Given.article(id, published.toString());
        reader.finds(article);
        pipe(article, fetched);
        return article;
    }

    private void pipe(Article article, Instant at) {
        articles.pipeInput(article.getArticleId(), article, at);
    }

    private void poll(String outlet, Instant at, boolean success) {
        FeedState state = FeedState.newBuilder()
                .setFeedUrl(url(outlet))
                .setNextPollAt(at.plus(Duration.ofHours(1)))
                .setLastPollAt(at)
                .setLastSuccessAt(success ? at : at.minus(Duration.ofDays(1)))
                .build();
        states.pipeInput(url(outlet), state, at);
    }

    private static Mention meeting(Article article) {
        return mention(EventKind.MEETING, EventStatus.PLANNED)
                .of(state("UKR"), state("USA"))
                .when(on("2025-02-28"))
                .in(article);
    }

    private static String url(String outlet) {
        return "https://" + outlet.toLowerCase(java.util.Locale.ROOT) + ".example/feed";
    }
}
