package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.JEDDAH;
import static org.parley.enrich.Given.ROME;
import static org.parley.enrich.Given.VATICAN;
import static org.parley.enrich.Given.article;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.enrich.Given.state;
import static org.parley.enrich.Given.undated;
import static org.parley.schemas.EventKind.AGREEMENT;
import static org.parley.schemas.EventKind.CALL;
import static org.parley.schemas.EventKind.MEETING;
import static org.parley.schemas.EventKind.PROPOSAL;
import static org.parley.schemas.EventStatus.DONE;
import static org.parley.schemas.EventStatus.PLANNED;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.enrich.Given.MentionBuilder;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;

class ResolverTest {

    private static final Party ZELENSKY = person("Volodymyr Zelensky", "UKR");
    private static final Party TRUMP = person("Donald Trump", "USA");
    private static final Party PUTIN = person("Vladimir Putin", "RUS");
    private static final Party POPE = person("Pope Leo XIV", "VAT");

    private final Resolving resolving = new Resolving();

    @Test
    void shouldFindAnEventByItsDateWeeksLaterAmongTodaysNews() {
        // given: a month of archive is read in between today's news
        resolving.told(call(DONE).when(on("2025-04-20")).in("today", "2025-04-20T12:00:00Z"));
        for (int day = 18; day <= 24; day++) {
            resolving.told(call(DONE).when(on("2025-03-" + day)).in("old" + day, "2025-03-" + day + "T20:00:00Z"));
        }

        // when
        resolving.told(
                call(DONE).when(on("2025-04-20")).in("today2", "2025-04-20T13:00:00Z"),
                call(DONE).when(on("2025-03-19")).in("archive", "2025-03-19T21:00:00Z"),
                call(DONE).when(undated()).in("archive2", "2025-03-20T01:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(8);
        assertThat(eventOf("archive")).isEqualTo(eventOf("old19"));
        assertThat(eventOf("today2")).isEqualTo(eventOf("today"));
    }

    @Test
    void shouldJoinAReportWithoutADateToTheNearestEventBeforeIt() {
        // when
        resolving.told(
                call(DONE).when(on("2025-03-18")).in("a", "2025-03-18T20:00:00Z"),
                call(DONE).when(on("2025-05-19")).in("b", "2025-05-19T20:00:00Z"),
                call(DONE).when(undated()).in("c", "2025-05-20T08:00:00Z"));

        // then
        assertThat(eventOf("c")).isEqualTo(eventOf("b"));
    }

    @Test
    void shouldJoinAnAnnouncementWithoutADateToTheEventAfterIt() {
        // when
        resolving.told(
                call(PLANNED).when(undated()).in("a", "2025-03-16T20:00:00Z"),
                call(DONE).when(on("2025-03-18")).in("b", "2025-03-18T20:00:00Z"));

        // then
        assertThat(resolving.only().getStatus()).isEqualTo(DONE);
    }

    @Test
    void shouldNotJoinAnAnnouncementToWhatIsOver() {
        // when
        resolving.told(
                call(DONE).when(on("2025-03-18")).in("a", "2025-03-18T20:00:00Z"),
                call(PLANNED).when(undated()).in("b", "2025-03-25T20:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(2);
    }

    @Test
    void shouldTakeTwoCallsOnDifferentDaysForTwo() {
        // when
        resolving.told(
                call(DONE).when(on("2025-03-18")).in("a", "2025-03-18T20:00:00Z"),
                call(DONE).when(on("2025-03-20")).in("b", "2025-03-20T20:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(2);
    }

    @Test
    void shouldTakeCitiesCloseByForOnePlace() {
        // when
        resolving.told(
                mention(MEETING, PLANNED)
                        .of(ZELENSKY, POPE)
                        .when(on("2025-05-18"))
                        .where(ROME)
                        .in("a", "2025-05-17T20:00:00Z"),
                mention(MEETING, DONE)
                        .of(ZELENSKY, POPE)
                        .when(on("2025-05-18"))
                        .where(VATICAN)
                        .in("b", "2025-05-18T20:00:00Z"));

        // then
        assertThat(resolving.only().getMentions()).hasSize(2);
    }

    @Test
    void shouldKeepTheOldestAndTheNewestPlanApart() {
        // when
        resolving.told(
                mention(PROPOSAL, DONE)
                        .of(state("CHN"), state("RUS"), state("UKR"))
                        .when(on("2025-02-24"))
                        .in("a", "2025-02-24T10:00:00Z"),
                mention(PROPOSAL, DONE)
                        .of(state("ZAF"), state("RUS"), state("UKR"))
                        .when(on("2025-02-24"))
                        .in("b", "2025-02-24T11:00:00Z"));

        // then
        assertThat(resolving.standing()).hasSize(2);
    }

    @Test
    void shouldTellAgreementsOfOneDayApartByTheirWords() {
        // when
        resolving.told(
                agreement("minerals", "fund").in("a", "2025-04-30T20:00:00Z"),
                agreement("energy", "truce").in("b", "2025-04-30T21:00:00Z"),
                agreement("minerals", "fund", "kyiv").in("c", "2025-04-30T22:00:00Z"));

        // then
        assertThat(eventOf("c")).isEqualTo(eventOf("a"));
    }

    @Test
    void shouldMergeTwoEventsWhenAReportShowsThatTheyAreOne() {
        // given: one outlet names the hosts' city, another the leaders; nothing shows yet that it is one meeting
        resolving.told(
                mention(MEETING, DONE).of(ZELENSKY).when(on("2025-05-16")).in("a", "2025-05-16T10:00:00Z"),
                mention(MEETING, DONE)
                        .of(TRUMP)
                        .when(on("2025-05-16"))
                        .where(JEDDAH)
                        .in("b", "2025-05-16T11:00:00Z"));
        assertThat(resolving.standing()).hasSize(2);
        String elder = eventOf("a");
        String younger = eventOf("b");

        // when
        resolving.told(mention(MEETING, DONE)
                .of(ZELENSKY, TRUMP)
                .when(on("2025-05-16"))
                .where(JEDDAH)
                .in("c", "2025-05-16T12:00:00Z"));
        resolving.told(mention(MEETING, DONE)
                .of(ZELENSKY, TRUMP)
                .when(on("2025-05-16"))
                .where(JEDDAH)
                .in("d", "2025-05-16T13:00:00Z"));

        // then
        Event event = resolving.only();
        assertThat(event.getEventId()).isEqualTo(elder);
        assertThat(event.getMentions()).hasSize(4);
        Event tombstone = resolving.published.stream()
                .filter(state -> state.getEventId().equals(younger))
                .reduce((first, last) -> last)
                .orElseThrow();
        assertThat(tombstone.getMergedInto()).isEqualTo(elder);
        assertThat(tombstone.getMentions()).isEmpty();
        assertThat(tombstone.getHistory()).last().satisfies(change -> assertThat(change.getField())
                .isEqualTo("mergedInto"));
        assertThat(event.getMentions())
                .anySatisfy(mention -> assertThat(mention.getReason()).startsWith("came with " + younger));
    }

    @Test
    void shouldChangeNothingWhenAMentionComesAgain() {
        // given
        Mention mention = call(DONE).when(on("2025-03-18")).in("a", "2025-03-18T20:00:00Z");
        resolving.told(mention);

        // when
        resolving.told(mention);

        // then
        assertThat(resolving.published).hasSize(1);
    }

    @Test
    void shouldReplaceTheMentionsOfAnOlderVersion() {
        // given
        Article first = article("a", "2025-03-18T20:00:00Z");
        Article second = Article.newBuilder(first).setRevision(2).build();
        resolving.told(
                call(DONE).when(on("2025-03-17")).in(first),
                call(DONE).when(on("2025-03-18")).in("b", "2025-03-18T21:00:00Z"));

        // when
        resolving.told(
                call(DONE).when(on("2025-03-18")).in(second),
                call(DONE).when(on("2025-03-18")).in("c", "2025-03-18T22:00:00Z"));

        // then: the event of the 17th is reported by nobody any more
        assertThat(resolving.only().getMentions()).hasSize(3);
        Event withdrawn = resolving.published.get(resolving.published.size() - 2);
        assertThat(withdrawn.getOutlets()).isZero();
        assertThat(withdrawn.getConfidence()).isZero();
        assertThat(FinalEvents.stands(withdrawn)).isFalse();
        assertThat(resolving.stores.events()).isEqualTo(1);
    }

    @Test
    void shouldIgnoreAnOlderVersionThatComesLate() {
        // given
        Article first = article("a", "2025-03-18T20:00:00Z");
        Article second = Article.newBuilder(first).setRevision(2).build();
        resolving.told(call(DONE).when(on("2025-03-18")).in(second));

        // when
        resolving.told(call(DONE).when(on("2025-03-17")).in(first));

        // then
        assertThat(resolving.published).hasSize(1);
    }

    @Test
    void shouldGoOnTheSameAfterARestartInTheMiddleOfAnArticle() {
        // given: the newer version's first mention was placed, the older version's second is not withdrawn yet
        Article first = article("a", "2025-03-18T20:00:00Z");
        Article second = Article.newBuilder(first).setRevision(2).build();
        Mention meeting = mention(MEETING, DONE)
                .of(ZELENSKY, TRUMP)
                .when(on("2025-03-17"))
                .in(first, 1);
        resolving.told(call(DONE).when(on("2025-03-18")).in(first), meeting);
        resolving.told(call(DONE).when(on("2025-03-18")).in(second));

        // when
        Resolver restarted =
                new Resolver(ResolverSettingsLoader.bundled().load("ukraine"), resolving.stores, resolving.stores);
        resolving.stores.forEach(restarted::restore);
        List<Event> changed = restarted.resolve(
                mention(MEETING, DONE)
                        .of(ZELENSKY, TRUMP)
                        .when(on("2025-03-17"))
                        .in(second, 1),
                0);

        // then: it comes back to its event
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).getEventId()).isEqualTo(eventOf(meeting));
        assertThat(changed.get(0).getMentions()).hasSize(1);
    }

    @Test
    void shouldCountCopiesOfOneAgencyAsOneReport() {
        // when
        resolving.told(
                call(DONE).when(on("2025-03-18")).credit("Reuters").in("a", "2025-03-18T20:00:00Z"),
                call(DONE).when(on("2025-03-18")).credit("Reuters").in("b", "2025-03-18T20:10:00Z"),
                call(DONE).when(on("2025-03-18")).in("c", "2025-03-18T20:20:00Z"));

        // then
        assertThat(resolving.only().getOutlets()).isEqualTo(3);
        assertThat(resolving.only().getIndependentReports()).isEqualTo(2);
    }

    @Test
    void shouldForgetEventsLongAfterTheirDate() {
        // given
        resolving.told(
                call(DONE).when(on("2025-03-18")).in("a", "2025-03-18T20:00:00Z"),
                call(DONE).when(on("2025-09-01")).in("b", "2025-09-01T20:00:00Z"));

        // when
        int closed = resolving.resolver.closeOld(
                Instant.parse("2025-10-01T00:00:00Z").toEpochMilli());

        // then
        assertThat(closed).isEqualTo(1);
        assertThat(resolving.stores.events()).isEqualTo(1);
        assertThat(resolving.stores.traces()).isEqualTo(1);
        assertThat(resolving.resolver.size()).isEqualTo(1);
    }

    @Test
    void shouldKeepAnOldEventOpenWhileItsArchiveIsRead() {
        // given: read today, told of years ago
        Mention old = call(DONE).when(on("2023-03-18")).in("a", "2023-03-18T20:00:00Z");
        long today = Instant.parse("2025-09-01T00:00:00Z").toEpochMilli();
        resolving.resolver.resolve(old, today);

        // when
        int closed = resolving.resolver.closeOld(today + 86_400_000L);

        // then
        assertThat(closed).isZero();
    }

    @Test
    void shouldKeepAnEventsRecordSmall() {
        // given
        for (int i = 0; i < 320; i++) {
            resolving.told(call(DONE).when(on("2025-03-18")).in("a" + i, "2025-03-18T20:00:00Z"));
        }

        // then
        assertThat(resolving.only().getMentions()).hasSize(300);
    }

    private String eventOf(String articleId) {
        return resolving.standing().stream()
                .filter(event -> event.getMentions().stream()
                        .anyMatch(mention -> mention.getArticleId().equals(articleId)))
                .findFirst()
                .orElseThrow()
                .getEventId();
    }

    private static String eventOf(Mention first) {
        return org.parley.schemas.RecordIds.event(first.getMentionId());
    }

    private static MentionBuilder call(EventStatus status) {
        return mention(CALL, status).of(TRUMP, PUTIN);
    }

    private static MentionBuilder agreement(String... terms) {
        return mention(AGREEMENT, DONE)
                .of(state("UKR"), state("USA"))
                .when(on("2025-04-30"))
                .terms(terms);
    }
}
