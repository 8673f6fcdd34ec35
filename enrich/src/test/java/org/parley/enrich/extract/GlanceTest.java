package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Article;

/** The glance that spares most articles a reading must never spare one that would be told. */
class GlanceTest {

    private static final List<ArticleReader> READERS = Dossiers.bundled().readers();
    private static final List<String> JOINTS = List.of("", "'", "’", ".", "-", "7", "\u00AD", "\n", " ", "ʼ", "U.S.");
    private static final int PIECE = 40;

    @Test
    void shouldNeverMissWhatReadingFinds() {
        List<Article> articles = new ArrayList<>();
        Labelled.texts().forEach(text -> articles.add(Labelled.article(text)));
        articles.addAll(shuffled(articles, new Random(11)));

        for (Article article : articles) {
            for (ArticleReader reader : READERS) {
                assertThat(reader.read(article).relevant())
                        .as(article.getText())
                        .isEqualTo(isRelevant(reader, article));
            }
        }
    }

    @Test
    void shouldSeeThatTextNamesNobody() {
        Article article = english("The bakery on the corner sells rye bread, and the council met to praise it.");

        assertThat(((DossierArticleReader) READERS.get(0)).mayBeNear(new ArticleText(article)))
                .isFalse();
    }

    @Test
    void shouldSeeNameInAnyCaseOfItsLanguage() {
        for (String text : List.of("Ukraine's envoy", "U.S.-Ukraine", "l'Ukraine", "\"UKRAINE\"", "ukraines")) {
            assertThat(((DossierArticleReader) READERS.get(0)).mayBeNear(new ArticleText(english(text))))
                    .as(text)
                    .isEqualTo(!text.equals("ukraines"));
        }
    }

    private static Article english(String text) {
        Article any = Labelled.article(Labelled.texts().get(0));
        return Article.newBuilder(any).setLanguage("en").setText(text).build();
    }

    /** Reads without looking first. */
    private static boolean isRelevant(ArticleReader reader, Article article) {
        return ((DossierArticleReader) reader)
                .analyse(new ArticleText(article)).candidates().stream()
                        .anyMatch(DossierArticleReader.Candidate::isLikely);
    }

    /** Pieces of articles run together, so that words meet in ways that no author thinks of. */
    private static List<Article> shuffled(List<Article> articles, Random random) {
        List<Article> shuffled = new ArrayList<>();
        for (Article article : articles) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 4; i++) {
                String from = articles.get(random.nextInt(articles.size())).getText();
                int start = random.nextInt(Math.max(1, from.length() - PIECE));
                text.append(from, start, Math.min(from.length(), start + PIECE))
                        .append(JOINTS.get(random.nextInt(JOINTS.size())));
            }
            shuffled.add(Article.newBuilder(article).setText(text.toString()).build());
        }
        return shuffled;
    }
}
