package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.Side;
import org.parley.schemas.TextSource;

class ArticleReaderTest {

    private static final ArticleReader READER =
            Dossiers.bundled().reader("ukraine").orElseThrow();

    @Test
    void shouldTellHeldMeetingFromPlannedVisitAndSigning() {
        // given
        Article article = article("2025-02-27T19:00:00Z", """
                French President Emmanuel Macron met with U.S. President Donald Trump at the White House on February 24 to talk about \
                how the war in Ukraine could end.
                Ahead of President Volodymyr Zelensky's planned visit to Washington on February 28, where he is expected to sign \
                a minerals agreement with the United States, officials were still at work on the text.
                """);

        // when
        List<Mention> mentions = READER.read(article).mentions();

        // then
        assertThat(mentions).hasSize(3);
        assertThat(mentions.get(0).getKind()).isEqualTo(EventKind.MEETING);
        assertThat(mentions.get(0).getStatus()).isEqualTo(EventStatus.DONE);
        assertThat(mentions.get(0).getWhen().getStart()).isEqualTo(LocalDate.of(2025, 2, 24));
        assertThat(mentions.get(0).getWhere().getName()).isEqualTo("Washington");
        assertThat(mentions.get(0).getParties())
                .extracting(Party::getName)
                .containsExactly("Emmanuel Macron", "Donald Trump");
        assertThat(mentions.subList(1, 3)).allSatisfy(mention -> {
            assertThat(mention.getStatus()).isEqualTo(EventStatus.PLANNED);
            assertThat(mention.getWhen().getStart()).isEqualTo(LocalDate.of(2025, 2, 28));
        });
        assertThat(mentions.subList(1, 3))
                .extracting(Mention::getKind)
                .containsExactlyInAnyOrder(EventKind.MEETING, EventKind.AGREEMENT);
    }

    @Test
    void shouldMarkTheWordsThatAMentionWasReadFromInAnyLanguage() {
        assertThat(
                        markedIn(
                                "uk",
                                "Президент України Володимир Зеленський у п'ятницю зустрінеться у Вашингтоні з Дональдом Трампом."))
                .contains("Вашингтоні")
                .anyMatch(word -> word.contains("Трампом"))
                .anyMatch(word -> word.contains("Зеленський"))
                .anyMatch(word -> word.contains("п'ятницю"))
                .anyMatch(word -> word.contains("зустрінеться"))
                .doesNotContain("у", "з");
        assertThat(
                        markedIn(
                                "ru",
                                "Владимир Путин провёл в Москве переговоры со Стивом Уиткоффом о мире на Украине, сообщили журналисты."))
                .anyMatch(word -> word.contains("Москве"))
                .anyMatch(word -> word.contains("Путин"))
                .noneMatch(word -> word.contains("журналисты"));
    }

    private static List<String> markedIn(String language, String sentence) {
        Article article = article("2025-02-26T12:30:00Z", sentence);
        article.setLanguage(language);
        Mention mention = READER.read(article).mentions().get(0);
        String evidence = mention.getEvidence().getText();
        return mention.getEvidence().getMatched().stream()
                .map(span -> evidence.substring(span.getStart(), span.getEnd()))
                .toList();
    }

    @Test
    void shouldMarkEvidenceByOffsetsIntoText() {
        // given
        String text =
                "It rained.\n\nUkrainian President Volodymyr Zelensky met Emmanuel Macron in Paris on Monday. More soon.";

        // when
        Mention mention =
                READER.read(article("2025-02-18T10:00:00Z", text)).mentions().get(0);

        // then
        assertThat(text.substring(
                        mention.getEvidence().getStart(), mention.getEvidence().getEnd()))
                .isEqualTo(mention.getEvidence().getText())
                .startsWith("Ukrainian President")
                .endsWith("on Monday.");
    }

    @Test
    void shouldGiveNoEventsForArticleOutsideDossier() {
        // given
        Article article = article(
                "2025-02-27T19:00:00Z",
                "Emmanuel Macron met Donald Trump in Washington on Monday to discuss tariffs on French wine.");

        // when
        Reading reading = READER.read(article);

        // then
        assertThat(reading.relevant()).isFalse();
        assertThat(reading.mentions()).isEmpty();
    }

    @Test
    void shouldReadAnythingWithoutThrowing() {
        List<String> odd = List.of(
                "",
                " ",
                "\u0000\u0001\uFFFF",
                "\u200F\u202Eפוטין met זלנסקי\u202C",
                "😀".repeat(5000),
                "a".repeat(100_000),
                "Feb. 30, 9999-99-99",
                "in in in to to to",
                "\uD800 broken \uDC00 pairs",
                "Zelensky ".repeat(20_000));

        for (String text : odd) {
            Article article = article("2025-02-27T19:00:00Z", text);
            article.setPublishedAt(null);
            assertThat(READER.read(article)).isNotNull();
        }
    }

    @Test
    void shouldLeaveWordedDateOpenWithoutPublicationDate() {
        // given
        Article article = article(
                "2025-02-27T19:00:00Z",
                "The Ukrainian president met Emmanuel Macron in Paris on Monday. Volodymyr Zelensky met Macron.");
        article.setPublishedAt(null);

        // when
        Mention mention = READER.read(article).mentions().get(0);

        // then
        assertThat(mention.getWhen().getPrecision()).isEqualTo(DatePrecision.UNKNOWN);
    }

    private static Article article(String published, String text) {
        return Article.newBuilder()
                .setArticleId("a1")
                .setRevision(1)
                .setUrl("")
                .setOutlet(Outlet.newBuilder()
                        .setName("Test")
                        .setCountry(null)
                        .setSide(Side.UNKNOWN)
                        .build())
                .setTitle("")
                .setText(text)
                .setAuthors(List.of())
                .setLanguage("en")
                .setPublishedAt(Instant.parse(published))
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setWalled(false)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(Instant.EPOCH)
                .build();
    }
}
