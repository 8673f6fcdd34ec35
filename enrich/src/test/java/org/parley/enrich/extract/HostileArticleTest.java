package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;

/** Whatever stands in an article, it is read without an exception, and every mention points into its text. */
class HostileArticleTest {

    private static final List<ArticleReader> READERS = Dossiers.bundled().readers();
    private static final String NEWS =
            "Ukrainian President Volodymyr Zelensky met U.S. envoy Steve Witkoff in Kyiv on Tuesday, May 6. ";
    private static final List<String> LANGUAGES = List.of("en", "uk", "ru", "pl", "de", "fr", "tr", "xx", "");
    private static final List<String> STRANGE = List.of(
            "\u0000",
            "\uD83D",
            "\uDE00",
            "😀",
            "🇺🇦",
            "\u202E",
            "\u200F",
            "\u00AD",
            "\uFEFF",
            "\uFFFF",
            "שלום",
            "مرحبا",
            "和平",
            "Зeлeнcкий",
            "31.02.2025",
            "99.99.9999",
            "2025-13-45",
            "100000000000000000000",
            "February 30",
            "\"",
            "((((",
            "----",
            "\n\n\n",
            "\t",
            "’s",
            "’",
            "&");
    private static final int WORDS = 400;

    static Stream<Long> seeds() {
        return IntStream.range(0, 150).mapToObj(Long::valueOf);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadAnyMixtureOfNewsAndNonsense(long seed) {
        // given
        Random random = new Random(seed);
        Article article =
                article(mixture(random), LANGUAGES.get(random.nextInt(LANGUAGES.size())), random.nextBoolean());

        // when
        List<Mention> mentions = new ArrayList<>();
        READERS.forEach(reader -> mentions.addAll(reader.read(article).mentions()));

        // then
        assertThat(mentions).allSatisfy(mention -> {
            String field = mention.getEvidence().getStart() < 0 ? "" : text(article, mention);
            assertThat(mention.getEvidence().getText())
                    .isEqualTo(field.substring(
                            mention.getEvidence().getStart(),
                            mention.getEvidence().getEnd()));
        });
    }

    @Test
    void shouldFindNewsAmongEmojiAndDirectionMarks() {
        // given
        Article article = article("\u200F😀 " + NEWS + "🇺🇦\u202E", "en", true);

        // when
        List<Mention> mentions = READERS.get(0).read(article).mentions();

        // then
        assertThat(mentions).hasSize(1);
    }

    @Test
    void shouldReadTenMegabytes() {
        // given
        Article article = article(NEWS.repeat(10_000_000 / NEWS.length()), "en", true);

        // when
        List<Mention> mentions = READERS.get(0).read(article).mentions();

        // then
        assertThat(mentions).hasSize(1);
    }

    @Test
    void shouldReadOneWordOfTenMegabytes() {
        assertThat(READERS.get(0)
                        .read(article("a".repeat(10_000_000), "en", true))
                        .mentions())
                .isEmpty();
    }

    @Test
    void shouldLeaveDateOpenWhereArticleHasNone() {
        // given
        Article article = article("Zelensky met Witkoff in Kyiv on Tuesday.", "en", false);

        // when
        List<Mention> mentions = READERS.get(0).read(article).mentions();

        // then
        assertThat(mentions).hasSize(1);
        assertThat(mentions.get(0).getWhen().getStart()).isNull();
    }

    private static String text(Article article, Mention mention) {
        return switch (mention.getEvidence().getField()) {
            case TITLE -> article.getTitle();
            default -> article.getText();
        };
    }

    private static String mixture(Random random) {
        StringBuilder text = new StringBuilder();
        String[] words = NEWS.split(" ");
        for (int i = 0; i < WORDS; i++) {
            switch (random.nextInt(4)) {
                case 0 -> text.append(STRANGE.get(random.nextInt(STRANGE.size())));
                case 1 -> text.append((char) random.nextInt(Character.MAX_VALUE));
                default -> text.append(words[random.nextInt(words.length)]);
            }
            text.append(random.nextInt(5) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static Article article(String text, String language, boolean dated) {
        return Article.newBuilder()
                .setArticleId("hostile")
                .setUrl("")
                .setOutlet(Outlet.newBuilder().setName("Test").build())
                .setTitle(text.substring(0, Math.min(text.length(), 80)))
                .setText(text)
                .setLanguage(language)
                .setPublishedAt(dated ? Instant.parse("2025-05-07T10:00:00Z") : null)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(Instant.EPOCH)
                .build();
    }
}
