package org.parley.enrich.extract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Floors of the reader on the labelled texts. They only rise. */
class LabelledSetTest {

    private static Labelled.Score score;

    @BeforeAll
    static void read() {
        score = Labelled.score(Dossiers.bundled().reader("ukraine").orElseThrow());
    }

    @Test
    void shouldHoldEnoughTextsOfBothSorts() {
        List<JsonNode> texts = Labelled.texts();

        assertThat(texts).hasSizeGreaterThanOrEqualTo(120);
        assertThat(texts).filteredOn(text -> text.get("events").isEmpty()).hasSizeGreaterThanOrEqualTo(40);
    }

    @Test
    void shouldFindEvents() {
        assertThat(score.f1()).as("all kinds, F1").isGreaterThanOrEqualTo(0.95);
        assertThat(score.encounterF1()).as("encounters, F1").isGreaterThanOrEqualTo(0.94);
    }

    @Test
    void shouldStaySilentOnOtherNews() {
        assertThat(score.falseAlarms).as("texts of other news with events").isZero();
    }

    @Test
    void shouldFillAttributes() {
        assertThat((double) score.statusRight / score.right).as("status").isGreaterThanOrEqualTo(0.95);
        assertThat((double) score.dayRight / score.dated).as("day").isGreaterThanOrEqualTo(0.95);
        assertThat((double) score.placeRight / score.placed).as("place").isGreaterThanOrEqualTo(0.95);
    }
}
