package org.parley.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.parley.enrich.Given;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Evidence;
import org.parley.schemas.Side;

class EventWatchTest {

    private static final Instant NOW = Instant.parse("2025-03-01T10:00:00Z");

    private final EventWatch watch = new EventWatch(AlertRules.shipped());
    private final Map<String, Alert> threads = new HashMap<>();

    @Test
    void shouldTellOfANewPlannedMeetingOnce() {
        // when
        List<Alert> first = seen(meeting(1, EventStatus.PLANNED, Given.on("2025-03-11")));
        List<Alert> again = seen(meeting(2, EventStatus.PLANNED, Given.on("2025-03-11")));

        // then
        assertThat(first).singleElement().satisfies(alert -> {
            assertThat(alert.getAction()).isEqualTo(AlertAction.NEW);
            assertThat(alert.getTitle()).isEqualTo("Planned: Talks, 2025-03-11");
            assertThat(alert.getEvidence().getText()).isEqualTo("They will meet.");
            assertThat(alert.getOutletName()).isEqualTo("Outlet");
        });
        assertThat(again).isEmpty();
    }

    @Test
    void shouldUpdateTheThreadWhenTheDateMoves() {
        // given
        Alert first =
                seen(meeting(1, EventStatus.PLANNED, Given.on("2025-03-11"))).get(0);

        // when
        List<Alert> alerts = seen(meeting(2, EventStatus.PLANNED, Given.on("2025-03-18")));

        // then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getAction()).isEqualTo(AlertAction.UPDATE);
            assertThat(alert.getRule()).isEqualTo("encounter-changed");
            assertThat(alert.getThreadKey()).isEqualTo(first.getThreadKey());
            assertThat(alert.getAlertId()).isNotEqualTo(first.getAlertId());
            assertThat(alert.getTitle()).isEqualTo("Moved to 2025-03-18 from 2025-03-11: Talks");
        });
    }

    @Test
    void shouldTakeBackWhatIsCancelledAndComeBackInTheSameThread() {
        // given
        seen(meeting(1, EventStatus.PLANNED, Given.on("2025-03-11")));

        // when
        List<Alert> cancelled = seen(meeting(2, EventStatus.CANCELLED, Given.on("2025-03-11")));
        List<Alert> again = seen(meeting(3, EventStatus.CANCELLED, Given.on("2025-03-11")));
        List<Alert> revived = seen(meeting(4, EventStatus.PLANNED, Given.on("2025-03-11")));

        // then
        assertThat(cancelled).extracting(Alert::getAction).containsExactly(AlertAction.RETRACT);
        assertThat(again).isEmpty();
        assertThat(cancelled).extracting(Alert::getTitle).containsExactly("Cancelled: Talks");
        assertThat(revived).extracting(Alert::getAction).containsExactly(AlertAction.UPDATE);
        assertThat(revived).extracting(Alert::getTitle).containsExactly("Planned again: Talks");
    }

    @Test
    void shouldTakeBackWhatWasMergedIntoAnotherEvent() {
        // given
        seen(meeting(1, EventStatus.PLANNED, Given.on("2025-03-11")));
        Event merged = meeting(2, EventStatus.PLANNED, Given.on("2025-03-11"));
        merged.setMergedInto("elder");
        merged.setMentions(List.of());

        // when
        List<Alert> alerts = seen(merged);

        // then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getAction()).isEqualTo(AlertAction.RETRACT);
            assertThat(alert.getTitle()).isEqualTo("Told twice, see the earlier alert of the same event: Talks");
        });
    }

    @Test
    void shouldHoldChangesBackInQuietTimeButNotARetraction() throws java.io.IOException {
        // given
        EventWatch quiet = new EventWatch(rules("""
                - {name: opens, thread: t, statuses: [PLANNED]}
                - {name: moves, thread: t, when: changes, changes: [when], quietMinutes: 60}
                """));
        Alert first = quiet.alerts(meeting(1, EventStatus.PLANNED, Given.on("2025-03-11")), key -> null, NOW)
                .get(0);
        Event moved = meeting(2, EventStatus.PLANNED, Given.on("2025-03-18"));
        Event cancelled = meeting(2, EventStatus.CANCELLED, Given.on("2025-03-11"));

        // then
        assertThat(quiet.alerts(moved, key -> first, NOW.plusSeconds(3599))).isEmpty();
        assertThat(quiet.alerts(moved, key -> first, NOW.plusSeconds(3600))).hasSize(1);
        assertThat(quiet.alerts(cancelled, key -> first, NOW.plusSeconds(1))).hasSize(1);
    }

    @Test
    void shouldNotTellOfAMeetingThatIsOver() {
        assertThat(seen(meeting(1, EventStatus.DONE, Given.on("2025-03-11")))).isEmpty();
    }

    @Test
    void shouldWaitUntilItIsSureEnough() {
        // given
        Event unsure = meeting(1, EventStatus.PLANNED, Given.on("2025-03-11"));
        unsure.setConfidence(0.3);

        // then
        assertThat(seen(unsure)).isEmpty();
        assertThat(seen(meeting(2, EventStatus.PLANNED, Given.on("2025-03-11"))))
                .hasSize(1);
    }

    @Test
    void shouldTellOfASignedAgreementAndOfATruce() {
        // given
        Event signed = meeting(1, EventStatus.DONE, Given.on("2025-03-11"));
        signed.setKind(EventKind.AGREEMENT);
        Event truce = meeting(1, EventStatus.ONGOING, Given.on("2025-03-11"));
        truce.setKind(EventKind.CEASEFIRE);
        truce.getMentions().get(0).setCodes(new EventCodes("0871", "RETREAT (ceasefire)"));

        // then
        assertThat(seen(signed)).extracting(Alert::getRule).containsExactly("agreement-signed");
        assertThat(seen(truce)).extracting(Alert::getRule).containsExactly("truce-declared");
    }

    @Test
    void shouldTellOfTheEndOfATruceThatWasTold() {
        // given
        Event truce = meeting(1, EventStatus.DONE, Given.on("2025-03-11"));
        truce.setKind(EventKind.CEASEFIRE);
        truce.getMentions().get(0).setCodes(new EventCodes("0871", "RETREAT (ceasefire)"));
        Event ended = meeting(2, EventStatus.DONE, Given.on("2025-03-11"));
        ended.setKind(EventKind.CEASEFIRE);
        ended.getMentions().get(0).setCodes(new EventCodes("196", "RETREAT (ceasefire)"));
        ended.setMentions(
                List.of(truce.getMentions().get(0), ended.getMentions().get(0)));

        // when
        seen(truce);
        List<Alert> alerts = seen(ended);

        // then
        assertThat(alerts).singleElement().satisfies(alert -> {
            assertThat(alert.getRule()).isEqualTo("truce-ended");
            assertThat(alert.getTitle()).startsWith("Ended: ");
        });
        assertThat(seen(ended)).isEmpty();
    }

    @Test
    void shouldAskForPlaceAndSide() throws java.io.IOException {
        // given
        Event event = meeting(1, EventStatus.PLANNED, Given.on("2025-03-11"));
        event.setWhere(Given.JEDDAH);
        event.setSides(List.of(Side.WESTERN));

        // then
        assertThat(fires("places: [jeddah]", event)).isTrue();
        assertThat(fires("places: [Riyadh]", event)).isFalse();
        assertThat(fires("countries: [SAU]", event)).isTrue();
        assertThat(fires("sides: [western]", event)).isTrue();
        assertThat(fires("sides: [RUSSIAN]", event)).isFalse();
    }

    private static boolean fires(String condition, Event event) throws java.io.IOException {
        EventWatch asked = new EventWatch(rules("- {name: a, " + condition + "}"));
        return !asked.alerts(event, key -> null, NOW).isEmpty();
    }

    @Test
    void shouldKeepOneRuleAndItsThread() {
        // when
        AlertRules only = AlertRules.shipped().only("new-planned-encounter").orElseThrow();

        // then
        assertThat(only.all())
                .extracting(AlertRule::name)
                .containsExactly("new-planned-encounter", "encounter-changed");
        assertThat(AlertRules.shipped().only("no-such-rule")).isEmpty();
    }

    @Test
    void shouldRefuseRulesThatCannotWork() {
        assertRefused(
                "- {name: a, when: changes}",
                "rules.yaml: rule a, changes: got none, expected some of [status, when, where]");
        assertRefused("- {name: a, minConfidence: 2}", "rules.yaml: rule a, minConfidence: got 2.0, expected 0 to 1");
        assertRefused("- {name: a}\n- {name: a}", "rules.yaml: rule a, name: got it twice, expected each once");
        assertRefused("- {name: a, quietMinutes: -1}", "rules.yaml: rule a, quietMinutes: got -1, expected 0 or more");
        assertRefused(
                "- {name: a, countries: [Ukraine]}",
                "rules.yaml: rule a, countries: got [Ukraine], expected three capital");
        assertRefused(
                "- {name: a, colour: red}",
                "rules.yaml: rule a, colour: no such key, expected one of [changes, codes,");
        assertRefused("- {name: a, kinds: [PARTY]}", "rules.yaml: rule a, kinds: got PARTY, expected one of [");
        assertRefused("- {name: a, kinds: MEETING}", "rules.yaml: rule a, kinds: got \"MEETING\", expected a list");
        assertRefused(
                "- {name: a, quietMinutes: soon}", "rules.yaml: rule a, quietMinutes: got soon, expected a number");
        assertRefused("- {kinds: [MEETING]}", "rules.yaml: rule number 1, name: got null, expected lower-case words");
        assertRefused("- {name: a", "rules.yaml: got no YAML, expected a list of rules (line");
        assertRefused("name: a", "rules.yaml: got no rules, expected a list of them");
        assertRefused("", "rules.yaml: got no rules, expected a list of them");
    }

    private static void assertRefused(String yaml, String message) {
        assertThatThrownBy(() -> rules(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static AlertRules rules(String yaml) throws java.io.IOException {
        return AlertRules.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "rules.yaml");
    }

    private List<Alert> seen(Event event) {
        List<Alert> alerts = watch.alerts(event, threads::get, NOW);
        alerts.forEach(alert -> threads.put(alert.getThreadKey(), alert));
        return alerts;
    }

    private static Event meeting(long revision, EventStatus status, EventTime when) {
        EventMention mention = new EventMention();
        mention.setMentionId("m" + revision);
        mention.setStatus(status);
        mention.setArticleUrl("https://a.example/");
        mention.setOutlet(Given.outlet("Outlet"));
        mention.setEvidence(Evidence.newBuilder()
                .setText("They will meet.")
                .setStart(0)
                .setEnd(15)
                .setRule("test")
                .build());
        Event event = new Event();
        event.setEventId("e");
        event.setRevision(revision);
        event.setDossier("ukraine");
        event.setKind(EventKind.MEETING);
        event.setStatus(status);
        event.setTitle("Talks");
        event.setWhen(when);
        event.setParties(new ArrayList<>());
        event.setCodes(new EventCodes());
        event.setConfidence(0.8);
        event.setIndependentReports(1);
        event.setLanguages(List.of("en"));
        event.setLastSeenAt(NOW);
        event.setMentions(List.of(mention));
        return event;
    }
}
