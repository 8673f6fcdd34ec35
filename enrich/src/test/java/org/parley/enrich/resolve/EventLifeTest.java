package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.ISTANBUL;
import static org.parley.enrich.Given.RIYADH;
import static org.parley.enrich.Given.from;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.enrich.Given.roughly;
import static org.parley.enrich.Given.state;
import static org.parley.enrich.Given.undated;
import static org.parley.schemas.EventKind.MEETING;
import static org.parley.schemas.EventStatus.CANCELLED;
import static org.parley.schemas.EventStatus.DENIED;
import static org.parley.schemas.EventStatus.DONE;
import static org.parley.schemas.EventStatus.ONGOING;
import static org.parley.schemas.EventStatus.PLANNED;
import static org.parley.schemas.EventStatus.POSTPONED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.enrich.Given.MentionBuilder;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;

class EventLifeTest {

    private final Resolving resolving = new Resolving();

    @Test
    void shouldGoFromPlannedOverOngoingToDone() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(ONGOING, on("2025-03-11")).in("b", "2025-03-11T09:00:00Z"),
                talks(DONE, on("2025-03-11")).in("c", "2025-03-11T20:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getStatus()).isEqualTo(DONE);
        assertThat(statuses(event)).containsExactly("null→PLANNED", "PLANNED→ONGOING", "ONGOING→DONE");
        assertThat(event.getHistory().get(0).getAt()).isEqualTo(Instant.parse("2025-03-08T10:00:00Z"));
        assertThat(event.getRevision()).isEqualTo(3);
    }

    @Test
    void shouldNotGoBackWhenAnAnnouncementIsReadLate() {
        // when
        resolving.told(
                talks(DONE, on("2025-03-11")).in("c", "2025-03-11T20:00:00Z"),
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getStatus()).isEqualTo(DONE);
        assertThat(statuses(event)).containsExactly("null→PLANNED", "PLANNED→DONE");
    }

    @Test
    void shouldKeepTheOldDateInItsHistoryWhenPostponed() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(PLANNED, on("2025-03-11")).in("b", "2025-03-08T12:00:00Z"),
                talks(POSTPONED, on("2025-03-18")).in("c", "2025-03-10T10:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getStatus()).isEqualTo(POSTPONED);
        assertThat(event.getWhen().getStart()).hasToString("2025-03-18");
        assertThat(changes(event, "when")).containsExactly("null→2025-03-11", "2025-03-11→2025-03-18");
    }

    @Test
    void shouldBePlannedAgainWhenThePostponedMeetingGetsADate() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(POSTPONED, undated()).in("b", "2025-03-10T10:00:00Z"),
                talks(PLANNED, on("2025-03-18")).in("c", "2025-03-12T10:00:00Z"),
                talks(DONE, on("2025-03-18")).in("d", "2025-03-18T20:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getWhen().getStart()).hasToString("2025-03-18");
        assertThat(statuses(event))
                .containsExactly("null→PLANNED", "PLANNED→POSTPONED", "POSTPONED→PLANNED", "PLANNED→DONE");
    }

    @Test
    void shouldBeCancelled() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(CANCELLED, on("2025-03-11")).in("b", "2025-03-10T10:00:00Z"));

        // then
        assertThat(resolving.only().getStatus()).isEqualTo(CANCELLED);
    }

    @Test
    void shouldBePlannedAgainAfterItWasCancelled() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(CANCELLED, on("2025-03-11")).in("b", "2025-03-09T10:00:00Z"),
                talks(PLANNED, on("2025-03-11")).in("c", "2025-03-10T10:00:00Z"));

        // then
        assertThat(statuses(resolving.only())).endsWith("PLANNED→CANCELLED", "CANCELLED→PLANNED");
    }

    @Test
    void shouldStayDoneWhenACancellationIsToldOfWhatTookPlace() {
        // when
        resolving.told(
                talks(DONE, on("2025-03-11")).in("a", "2025-03-11T18:00:00Z"),
                talks(CANCELLED, on("2025-03-11")).in("b", "2025-03-11T19:00:00Z"));

        // then
        assertThat(resolving.only().getStatus()).isEqualTo(DONE);
    }

    @Test
    void shouldBeDeniedWhenNobodyConfirms() {
        // when
        resolving.told(talks(DENIED, on("2025-03-11")).in("a", "2025-03-10T18:00:00Z"));

        // then
        assertThat(resolving.only().getStatus()).isEqualTo(DENIED);
    }

    @Test
    void shouldShowWhoConfirmsAndWhoDenies() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(PLANNED, on("2025-03-11")).in("b", "2025-03-08T11:00:00Z"),
                talks(DENIED, on("2025-03-11")).in("c", "2025-03-08T12:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getStatus()).isEqualTo(PLANNED);
        assertThat(Contradictions.of(event))
                .containsExactly("status: PLANNED (Outlet a, Outlet b) — DENIED (Outlet c)");
    }

    @Test
    void shouldTakeTheDateThatIsKnownBest() {
        // when
        resolving.told(
                talks(PLANNED, roughly("2025-03-01", DatePrecision.MONTH)).in("a", "2025-02-20T10:00:00Z"),
                talks(PLANNED, on("2025-03-11")).in("b", "2025-03-02T10:00:00Z"),
                talks(PLANNED, roughly("2025-03-10", DatePrecision.WEEK)).in("c", "2025-03-03T10:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(changes(event, "when")).containsExactly("null→2025-03", "2025-03→2025-03-11");
    }

    @Test
    void shouldTakeTheSpanOfTalksOfSeveralDays() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(DONE, from("2025-03-11", "2025-03-12")).in("b", "2025-03-12T20:00:00Z"),
                talks(ONGOING, on("2025-03-12")).in("c", "2025-03-12T10:00:00Z"));

        // then
        assertThat(Words.of(resolving.only().getWhen())).isEqualTo("2025-03-11..2025-03-12");
    }

    @Test
    void shouldNoteWhenThePlaceBecomesKnown() {
        // when
        resolving.told(
                talks(PLANNED, on("2025-03-11")).in("a", "2025-03-08T10:00:00Z"),
                talks(PLANNED, on("2025-03-11")).where(RIYADH).in("b", "2025-03-09T10:00:00Z"));

        // then
        assertThat(changes(resolving.only(), "where")).containsExactly("null→Riyadh, SAU");
    }

    @Test
    void shouldKeepRoundsApart() {
        // when
        resolving.told(
                talks(DONE, on("2025-05-16")).round(1).where(ISTANBUL).in("a", "2025-05-16T20:00:00Z"),
                talks(DONE, on("2025-05-16")).round(2).where(ISTANBUL).in("b", "2025-05-17T20:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(2);
        assertThat(resolving.standing().get(1).getMentions().get(0).getReason()).contains("veto: rounds 2 and 1");
    }

    @Test
    void shouldKeepPairsOfOneSummitApart() {
        // when
        resolving.told(
                mention(MEETING, DONE)
                        .of(person("Volodymyr Zelensky", "UKR"), person("Giorgia Meloni", "ITA"))
                        .when(on("2025-07-10"))
                        .in("a", "2025-07-10T20:00:00Z"),
                mention(MEETING, DONE)
                        .of(person("Volodymyr Zelensky", "UKR"), person("Friedrich Merz", "DEU"))
                        .when(on("2025-07-10"))
                        .in("b", "2025-07-10T20:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(2);
    }

    private static MentionBuilder talks(EventStatus status, EventTime when) {
        return mention(MEETING, status)
                .of(person("Andriy Yermak", "UKR"), person("Marco Rubio", "USA"), state("SAU"))
                .when(when);
    }

    private static List<String> statuses(Event event) {
        return changes(event, "status");
    }

    private static List<String> changes(Event event, String field) {
        return event.getHistory().stream()
                .filter(change -> change.getField().equals(field))
                .map(change -> change.getFrom() + "→" + change.getTo())
                .toList();
    }
}
