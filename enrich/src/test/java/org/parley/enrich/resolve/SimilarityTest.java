package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.JEDDAH;
import static org.parley.enrich.Given.RIYADH;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.person;
import static org.parley.schemas.EventKind.MEETING;
import static org.parley.schemas.EventStatus.DONE;

import org.junit.jupiter.api.Test;
import org.parley.enrich.Given;
import org.parley.schemas.Article;
import org.parley.schemas.Place;

/** When two tellings in one article are one encounter. */
class SimilarityTest {

    private final Similarity similarity =
            new Similarity(ResolverSettingsLoader.bundled().load("ukraine"));
    private final Article article = Given.article("a", "2025-03-19T12:00:00Z");

    @Test
    void shouldTakeTheSameCircleOnTheSameDayForOne() {
        assertThat(similarity
                        .of(told(0, "2025-03-18", RIYADH), told(1, "2025-03-18", RIYADH))
                        .total())
                .isGreaterThan(0.8);
    }

    @Test
    void shouldKeepTwoDaysOfOneArticleApart() {
        assertThat(similarity
                        .of(told(0, "2025-03-18", RIYADH), told(1, "2025-03-19", RIYADH))
                        .total())
                .isZero();
    }

    @Test
    void shouldKeepTwoPlacesOfOneArticleApart() {
        assertThat(similarity
                        .of(told(0, "2025-03-18", RIYADH), told(1, "2025-03-18", JEDDAH))
                        .total())
                .isZero();
    }

    private EventSketch told(int ordinal, String day, Place place) {
        return EventSketch.of(mention(MEETING, DONE)
                .of(person("Marco Rubio", "USA"), person("Sergei Lavrov", "RUS"))
                .when(on(day))
                .where(place)
                .in(article, ordinal));
    }
}
