package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.article;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.enrich.Given.undated;
import static org.parley.schemas.AlertAction.NEW;
import static org.parley.schemas.AlertAction.RETRACT;
import static org.parley.schemas.AlertAction.UPDATE;
import static org.parley.schemas.EventKind.MEETING;
import static org.parley.schemas.EventStatus.CANCELLED;
import static org.parley.schemas.EventStatus.DENIED;
import static org.parley.schemas.EventStatus.DONE;
import static org.parley.schemas.EventStatus.ONGOING;
import static org.parley.schemas.EventStatus.PLANNED;
import static org.parley.schemas.EventStatus.POSTPONED;

import java.time.LocalDate;
import java.util.List;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.enrich.watch.AlertRules;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Party;
import org.parley.schemas.Topics;

/** Each turn that an event's life can take, from the articles that tell of it to the alerts that people get. */
class EventLifeTopologyTest {

    private static final Party ZELENSKY = person("Volodymyr Zelensky", "UKR");
    private static final Party TRUMP = person("Donald Trump", "USA");
    private static final EventTime FRIDAY = on("2025-02-28");

    private final ScriptedReader reader = new ScriptedReader();
    private TopologyTestDriver driver;
    private TestInputTopic<String, Article> articles;
    private TestOutputTopic<String, Event> events;
    private TestOutputTopic<String, Alert> alerts;

    @BeforeEach
    void start() {
        EnrichTopology topology = new EnrichTopology(List.of(reader), AlertRules.shipped(), StoreKind.MEMORY);
        driver = new TopologyTestDriver(topology.build(), EnrichTopology.replayProperties());
        articles =
                driver.createInputTopic(Topics.ARTICLES.name(), new StringSerializer(), Topics.ARTICLES.valueSerde());
        events = driver.createOutputTopic(Topics.EVENTS.name(), new StringDeserializer(), Topics.EVENTS.valueSerde());
        alerts = driver.createOutputTopic(Topics.ALERTS.name(), new StringDeserializer(), Topics.ALERTS.valueSerde());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldGoFromPlannedOverOngoingToDone() {
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-28T17:00:00Z", ONGOING, FRIDAY);
        tell("2025-02-28T20:00:00Z", DONE, FRIDAY);

        assertThat(statuses()).containsExactly(PLANNED, ONGOING, DONE);
        assertAlerts(NEW, UPDATE, UPDATE);
    }

    @Test
    void shouldKeepTheOldDateWhenPostponedAndBePlannedForTheNewOne() {
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-27T10:00:00Z", POSTPONED, undated());
        tell("2025-02-27T18:00:00Z", PLANNED, on("2025-03-04"));
        tell("2025-03-04T20:00:00Z", DONE, on("2025-03-04"));

        List<Event> states = events.readValuesToList();
        assertThat(states).extracting(Event::getStatus).containsExactly(PLANNED, POSTPONED, PLANNED, DONE);
        assertThat(states.get(3).getWhen().getStart()).isEqualTo(LocalDate.parse("2025-03-04"));
        assertThat(states.get(3).getHistory())
                .filteredOn(change -> change.getField().equals("when"))
                .extracting(EventChange::getFrom, EventChange::getTo)
                .contains(org.assertj.core.groups.Tuple.tuple("2025-02-28", "2025-03-04"));
        assertAlerts(NEW, UPDATE, UPDATE, UPDATE);
    }

    @Test
    void shouldTakeTheAlertBackWhenCancelledAndGoOnInItsThreadWhenPlannedAgain() {
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-26T12:00:00Z", CANCELLED, FRIDAY);
        tell("2025-02-26T18:00:00Z", PLANNED, FRIDAY);

        assertThat(statuses()).containsExactly(PLANNED, CANCELLED, PLANNED);
        assertAlerts(NEW, RETRACT, UPDATE);
    }

    @Test
    void shouldTakeTheAlertBackWhenMoreDenyThanConfirm() {
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-26T12:00:00Z", DENIED, FRIDAY);
        tell("2025-02-26T13:00:00Z", DENIED, FRIDAY);

        assertThat(statuses()).last().isEqualTo(DENIED);
        assertAlerts(NEW, RETRACT);
    }

    @Test
    void shouldStayDoneWhateverComesLate() {
        tell("2025-02-28T20:00:00Z", DONE, FRIDAY);
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-27T10:00:00Z", CANCELLED, FRIDAY);

        assertThat(statuses()).containsOnly(DONE);
        assertThat(alerts.readValuesToList()).isEmpty();
    }

    @Test
    void shouldCountWhatTheResolverDecides() {
        tell("2025-02-26T10:00:00Z", PLANNED, FRIDAY);
        tell("2025-02-28T20:00:00Z", DONE, FRIDAY);
        tell("2025-02-28T21:00:00Z", DONE, FRIDAY);

        assertThat(decisions("opened-total")).isEqualTo(1);
        assertThat(decisions("changed-total")).isEqualTo(2);
    }

    private double decisions(String name) {
        return driver.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().group().equals("stream-resolver-metrics"))
                .filter(metric -> metric.getKey().name().equals(name))
                .filter(metric -> metric.getKey().tags().containsValue("ukraine"))
                .mapToDouble(metric -> (double) metric.getValue().metricValue())
                .sum();
    }

    /** An article of another outlet that tells of the meeting in one way. */
    private void tell(String published, EventStatus status, EventTime when) {
        Article article = article("article-of-" + published + status, published);
        reader.finds(
                article,
                mention(MEETING, status)
                        .of(ZELENSKY, TRUMP)
                        .when(when)
                        .where(Given.WASHINGTON)
                        .in(article));
        articles.pipeInput(article.getArticleId(), article, article.getFetchedAt());
    }

    /** Of the one event, in the order of its revisions. */
    private List<EventStatus> statuses() {
        List<Event> states = events.readValuesToList();
        assertThat(states)
                .extracting(Event::getEventId)
                .containsOnly(states.get(0).getEventId());
        return states.stream().map(Event::getStatus).toList();
    }

    /** All in one thread. */
    private void assertAlerts(AlertAction... actions) {
        List<Alert> fired = alerts.readValuesToList();
        assertThat(fired).extracting(Alert::getAction).containsExactly(actions);
        assertThat(fired)
                .extracting(Alert::getThreadKey)
                .containsOnly(fired.get(0).getThreadKey());
    }
}
