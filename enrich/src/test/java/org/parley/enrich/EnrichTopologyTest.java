package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.article;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.schemas.EventKind.MEETING;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.enrich.resolve.FinalEvents;
import org.parley.enrich.watch.AlertRules;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

class EnrichTopologyTest {

    private static final Party ZELENSKY = person("Volodymyr Zelensky", "UKR");
    private static final Party TRUMP = person("Donald Trump", "USA");

    private final ScriptedReader reader = new ScriptedReader();
    private TopologyTestDriver driver;
    private TestInputTopic<String, Article> articles;
    private TestOutputTopic<String, Event> events;
    private TestOutputTopic<String, Alert> alerts;
    private TestOutputTopic<String, CoverageBucket> coverage;
    private TestOutputTopic<String, DeadLetter> deadLetters;

    @BeforeEach
    void start() {
        EnrichTopology topology = new EnrichTopology(List.of(reader), AlertRules.shipped(), StoreKind.MEMORY);
        driver = new TopologyTestDriver(topology.build(), EnrichTopology.replayProperties());
        articles =
                driver.createInputTopic(Topics.ARTICLES.name(), new StringSerializer(), Topics.ARTICLES.valueSerde());
        events = output(Topics.EVENTS);
        alerts = output(Topics.ALERTS);
        coverage = output(Topics.COVERAGE);
        deadLetters = output(Topics.DEAD_LETTERS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldMakeOneEventOfTwoOutletsReports() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article two = article("two", "2025-02-26T12:00:00Z");
        reader.finds(one, meeting(EventStatus.PLANNED, one)).finds(two, meeting(EventStatus.PLANNED, two));

        // when
        pipe(one);
        pipe(two);

        // then
        Event event = onlyStandingEvent();
        assertThat(event.getRevision()).isEqualTo(2);
        assertThat(event.getOutlets()).isEqualTo(2);
        assertThat(event.getMentions()).hasSize(2);
        assertThat(event.getMentions().get(1).getReason()).startsWith("joined: parties 1.00, time 1.00");
    }

    @Test
    void shouldAlertOnceForANewPlannedMeeting() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article two = article("two", "2025-02-26T12:00:00Z");
        reader.finds(one, meeting(EventStatus.PLANNED, one)).finds(two, meeting(EventStatus.PLANNED, two));

        // when
        pipe(one);
        pipe(two);
        pipe(one);

        // then
        List<Alert> fired = alerts.readValuesToList();
        assertThat(fired).hasSize(1);
        assertThat(fired.get(0).getAction()).isEqualTo(AlertAction.NEW);
        assertThat(fired.get(0).getRule()).isEqualTo("new-planned-encounter");
        assertThat(fired.get(0).getFiredAt()).isEqualTo(Instant.parse("2025-02-26T10:00:00Z"));
    }

    @Test
    void shouldChangeNothingWhenAnArticleComesAgain() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        reader.finds(one, meeting(EventStatus.PLANNED, one));
        pipe(one);
        events.readValuesToList();
        coverage.readValuesToList();

        // when
        pipe(one);

        // then
        assertThat(events.isEmpty()).isTrue();
        assertThat(coverage.isEmpty()).isTrue();
    }

    @Test
    void shouldCountAnEditedArticleOnce() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article edited = Article.newBuilder(one).setRevision(2).build();
        reader.finds(one, meeting(EventStatus.PLANNED, one))
                .finds(edited, meeting(EventStatus.PLANNED, edited), call(edited));

        // when
        pipe(one);
        pipe(edited);

        // then
        var sums = coverage.readKeyValuesToMap();
        CoverageBucket read = sums.get("2025-02-26T10:00:00Z|Outlet one|en||UNKNOWN");
        assertThat(read.getArticles()).isEqualTo(1);
        CoverageBucket dossier = sums.get("2025-02-26T10:00:00Z|Outlet one|en|ukraine|UNKNOWN");
        assertThat(dossier.getArticles()).isEqualTo(1);
        assertThat(dossier.getMentions()).isEqualTo(2);
        assertThat(dossier.getRevision()).isEqualTo(2);
    }

    @Test
    void shouldKeepTheEventsIdWhenItsOnlyArticleIsEdited() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article edited = Article.newBuilder(one).setRevision(2).build();
        reader.finds(one, meeting(EventStatus.PLANNED, one))
                .finds(edited, meeting(EventStatus.DONE, edited), call(edited));
        pipe(one);
        String id = onlyStandingEvent().getEventId();

        // when
        pipe(edited);

        // then
        List<Event> changed = events.readValuesToList();
        assertThat(changed).hasSize(2);
        assertThat(changed.get(0).getEventId()).isEqualTo(id);
        assertThat(changed.get(0).getStatus()).isEqualTo(EventStatus.DONE);
        assertThat(changed.get(0).getMentions()).hasSize(1);
        assertThat(changed.get(1).getKind()).isEqualTo(EventKind.CALL);
    }

    @Test
    void shouldWithdrawAnEventWhenItsOnlyArticleReportsItNoMore() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article edited = Article.newBuilder(one).setRevision(2).build();
        reader.finds(one, meeting(EventStatus.PLANNED, one)).finds(edited);
        pipe(one);
        events.readValuesToList();
        String thread = alerts.readValue().getThreadKey();

        // when
        pipe(edited);

        // then
        Event withdrawn = events.readValue();
        assertThat(withdrawn.getMentions()).isEmpty();
        assertThat(withdrawn.getConfidence()).isZero();
        assertThat(alerts.readValue()).satisfies(alert -> {
            assertThat(alert.getAction()).isEqualTo(AlertAction.RETRACT);
            assertThat(alert.getThreadKey()).isEqualTo(thread);
            assertThat(alert.getTitle()).startsWith("No longer reported: ");
        });
        assertThat(driver.getKeyValueStore(ResolveProcessor.TRACES).approximateNumEntries())
                .isZero();
    }

    @Test
    void shouldTakeOneReportBackWhenItsArticleTellsOfAnotherEventNow() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        Article two = article("two", "2025-02-26T12:00:00Z");
        Article edited = Article.newBuilder(two).setRevision(2).build();
        reader.finds(one, meeting(EventStatus.PLANNED, one))
                .finds(two, meeting(EventStatus.PLANNED, two))
                .finds(edited, call(edited));
        pipe(one);
        pipe(two);
        events.readValuesToList();

        // when
        pipe(edited);

        // then
        assertThat(events.readValuesToList())
                .extracting(event -> event.getKind() + " " + event.getOutlets())
                .containsExactly("MEETING 1", "CALL 1");
        assertThat(alerts.readValuesToList()).hasSize(1);
    }

    @Test
    void shouldTellOfACoverageSpikeOnce() {
        // given: ten usual days
        for (int day = 10; day < 20; day++) {
            pipeRelevant("usual" + day, "2025-01-" + day + "T10:30:00Z", 3);
        }

        // when
        pipeRelevant("spike", "2025-01-20T10:30:00Z", 30);
        pipeRelevant("later", "2025-01-20T12:30:00Z", 1);
        pipeRelevant("later-still", "2025-01-20T13:30:00Z", 1);

        // then
        assertThat(alerts.readValuesToList()).singleElement().satisfies(alert -> {
            assertThat(alert.getRule()).isEqualTo("coverage-spike");
            assertThat(alert.getDossier()).isEqualTo("ukraine");
        });
    }

    @Test
    void shouldSendBytesThatAreNoRecordToTheDeadLettersAndGoOn() {
        // given
        Article one = article("one", "2025-02-26T10:00:00Z");
        reader.finds(one, meeting(EventStatus.PLANNED, one));
        TestInputTopic<String, byte[]> raw =
                driver.createInputTopic(Topics.ARTICLES.name(), new StringSerializer(), new ByteArraySerializer());

        // when
        raw.pipeInput("poison", new byte[] {1, 2, 3});
        pipe(one);

        // then
        DeadLetter letter = deadLetters.readValue();
        assertThat(letter.getStage()).isEqualTo("enrich.in-articles");
        assertThat(letter.getReason()).isEqualTo("unreadable record");
        assertThat(letter.getValue().array()).containsExactly(1, 2, 3);
        assertThat(events.getQueueSize()).isEqualTo(1);
    }

    @Test
    void shouldSendAnArticleThatNoReaderDigestsToTheDeadLettersAndGoOn() {
        // given
        Article bad = article("bad", "2025-02-26T09:00:00Z");
        bad.setText("explode");
        Article one = article("one", "2025-02-26T10:00:00Z");
        reader.finds(one, meeting(EventStatus.PLANNED, one));

        // when
        pipe(bad);
        pipe(one);

        // then
        DeadLetter letter = deadLetters.readValue();
        assertThat(letter.getStage()).isEqualTo("enrich.extract.read-article");
        assertThat(letter.getReason()).isEqualTo("processing failed");
        assertThat(letter.getDetail()).contains("a bug in the reader");
        assertThat(Topics.ARTICLES.valueSerde().fromBytes(letter.getValue().array()))
                .isEqualTo(bad);
        assertThat(events.getQueueSize()).isEqualTo(1);
    }

    private Event onlyStandingEvent() {
        FinalEvents finals = new FinalEvents();
        events.readValuesToList().forEach(finals::add);
        assertThat(finals.standing()).hasSize(1);
        return finals.standing().get(0);
    }

    private void pipeRelevant(String name, String published, int count) {
        for (int number = 0; number < count; number++) {
            Article article = article(name + "-" + number, published);
            reader.finds(article);
            pipe(article);
        }
    }

    private void pipe(Article article) {
        articles.pipeInput(article.getArticleId(), article, article.getFetchedAt());
    }

    private <V extends org.apache.avro.specific.SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(topic.name(), new StringDeserializer(), topic.valueSerde());
    }

    private static Mention meeting(EventStatus status, Article article) {
        return mention(MEETING, status)
                .of(ZELENSKY, TRUMP)
                .when(on("2025-02-28"))
                .where(Given.WASHINGTON)
                .in(article);
    }

    private static Mention call(Article article) {
        return mention(EventKind.CALL, EventStatus.DONE)
                .of(ZELENSKY, TRUMP)
                .when(on("2025-02-19"))
                .in(article, 1);
    }
}
