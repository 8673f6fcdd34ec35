package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds extraction to floors on texts that were written without sight of its rules; floors only rise. What was missed or found wrongly is
 * left in {@code target/labelled-misses.txt}.
 */
class IndependentSetTest {

    private static final ExtractionScore SCORE = new ExtractionScore();

    @BeforeAll
    static void readAllArticles() throws IOException {
        ArticleReader reader = Dossiers.bundled().reader("ukraine").orElseThrow();
        LabelledArticle.independent().forEach(labelled -> SCORE.add(labelled, reader.read(labelled.article())));
        System.out.println(SCORE.table());
        Files.write(Path.of("target", "labelled-misses.txt"), SCORE.misses());
    }

    @Test
    void shouldReachEveryFloor() throws IOException {
        // given
        Map<String, Integer> figures = SCORE.figures();

        // then
        assertThat(floors()).allSatisfy((name, floor) -> assertThat(figures.get((String) name))
                .as("%s, in thousandths", name)
                .isGreaterThanOrEqualTo(Integer.parseInt((String) floor)));
    }

    @Test
    void shouldHaveFloorForEveryFigure() throws IOException {
        assertThat(floors().stringPropertyNames())
                .isEqualTo(Set.copyOf(SCORE.figures().keySet()));
    }

    private static Properties floors() throws IOException {
        try (InputStream bytes = IndependentSetTest.class.getResourceAsStream(
                LabelledArticle.FOLDER + "independent/floors.properties")) {
            Properties floors = new Properties();
            floors.load(Objects.requireNonNull(bytes));
            return floors;
        }
    }
}
