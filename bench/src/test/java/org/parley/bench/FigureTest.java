package org.parley.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void shouldSetRateAgainstPeer() {
        assertThat(Figure.rate("documents a second", 900, "bare bulk load", 1000)
                        .line())
                .isEqualTo("figure | documents a second | 900 | bare bulk load: 1,000 | 0.90 |");
    }

    @Test
    void shouldCountLowerCostAsBetter() {
        assertThat(Figure.cost("answer, ms", 50, "bound", 200).line())
                .isEqualTo("figure | answer, ms | 50.00 | bound: 200 | 4.00 |");
    }
}
