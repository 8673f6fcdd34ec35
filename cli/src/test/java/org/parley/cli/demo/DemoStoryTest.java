package org.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.cli.replay.Replays;
import org.parley.cli.replay.TopologyReplay;
import org.parley.enrich.extract.Dossiers;
import org.parley.enrich.watch.AlertRules;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.RecordIds;

/** What the production topology makes of the demo's story: the great events of those weeks, each as one record of several outlets. */
class DemoStoryTest {

    private static List<Event> events;
    private static List<Alert> alerts;

    @BeforeAll
    static void tellTheStory() {
        try (TopologyReplay replay = Replays.open(Dossiers.bundled().readers(), AlertRules.shipped())) {
            DemoWorld.bundled().releases().stream()
                    .sorted(Comparator.comparing(release -> release.article().releaseAfter()))
                    .map(DemoStoryTest::toArticle)
                    .forEach(replay::accept);
            events = replay.events();
            alerts = replay.alerts();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MEETING,  DONE, 2025-02-18, Riyadh,     'RUS,USA', 2",
        "MEETING,  DONE, 2025-02-24, Washington, 'FRA,USA', 1",
        "MEETING,  DONE, 2025-02-27, Washington, 'GBR,USA', 2",
        "MEETING,  DONE, 2025-02-27, Istanbul,   'RUS,USA', 2",
        "MEETING,  DONE, 2025-02-28, Washington, 'UKR,USA', 2",
        "MEETING,  DONE, 2025-03-01, London,     'GBR,UKR', 2",
        "MEETING,  DONE, 2025-03-11, Jeddah,     'UKR,USA', 2",
        "CALL,     DONE, 2025-03-18, '',         'RUS,USA', 2",
        "EXCHANGE, DONE, 2025-03-19, '',         'RUS,UKR', 2"
    })
    void shouldMakeOneRecordOfAGreatEvent(
            EventKind kind, EventStatus status, LocalDate day, String place, String parties, int outlets) {
        List<Event> found = events.stream()
                .filter(event ->
                        event.getKind() == kind && day.equals(event.getWhen().getStart()))
                .filter(event -> place.isEmpty() || place.equals(placeOf(event)))
                .filter(event -> codes(event).containsAll(Arrays.asList(parties.split(","))))
                .filter(event -> event.getOutlets() >= outlets)
                .toList();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).getStatus()).isEqualTo(status);
    }

    @Test
    void shouldRestEveryRecordOnASentenceOfItsArticle() {
        List<Article> articles = DemoWorld.bundled().releases().stream()
                .map(DemoStoryTest::toArticle)
                .toList();

        assertThat(events.stream().flatMap(event -> event.getMentions().stream()))
                .allSatisfy(mention -> {
                    Article article = articles.stream()
                            .filter(candidate -> candidate.getArticleId().equals(mention.getArticleId()))
                            .findFirst()
                            .orElseThrow();
                    assertThat(sentenceAt(article, mention))
                            .isEqualTo(mention.getEvidence().getText());
                    assertThat(mention.getEvidence().getRule()).isNotBlank();
                });
    }

    @Test
    void shouldMakeEventsOfAllThreeLanguages() {
        assertThat(events.stream().flatMap(event -> event.getLanguages().stream()))
                .contains("en", "uk", "ru");
        assertThat(events).anyMatch(event -> event.getLanguages().containsAll(List.of("en", "uk", "ru")));
    }

    @Test
    void shouldAlertOfEachPlannedEncounterOnce() {
        List<String> opened = alerts.stream()
                .filter(alert -> alert.getAction() == AlertAction.NEW)
                .map(Alert::getThreadKey)
                .toList();

        assertThat(opened).isNotEmpty().doesNotHaveDuplicates();
        assertThat(alerts)
                .anyMatch(alert -> alert.getStatus() == EventStatus.PLANNED && alert.getKind() == EventKind.MEETING);
    }

    private static String sentenceAt(Article article, EventMention mention) {
        String field =
                switch (mention.getEvidence().getField()) {
                    case TITLE -> article.getTitle();
                    case TEXT, UNKNOWN -> article.getText();
                };
        return field.substring(
                mention.getEvidence().getStart(), mention.getEvidence().getEnd());
    }

    private static String placeOf(Event event) {
        return event.getWhere() == null ? "" : event.getWhere().getName();
    }

    private static Set<String> codes(Event event) {
        return event.getParties().stream().map(Party::getCountry).collect(Collectors.toSet());
    }

    private static Article toArticle(DemoWorld.Release release) {
        DemoArticle article = release.article();
        DemoOutlet outlet = release.outlet();
        return Article.newBuilder()
                .setArticleId(RecordIds.article(release.address()))
                .setUrl(release.address())
                .setOutlet(Outlet.newBuilder()
                        .setName(outlet.name())
                        .setCountry(outlet.country())
                        .setSide(outlet.side())
                        .build())
                .setTitle(article.title())
                .setText(String.join("\n\n", article.paragraphs()))
                .setLanguage(outlet.language())
                .setPublishedAt(article.published().toInstant())
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setPublishedOffsetSeconds(article.published().getOffset().getTotalSeconds())
                .setFetchedAt(article.published().toInstant())
                .build();
    }
}
