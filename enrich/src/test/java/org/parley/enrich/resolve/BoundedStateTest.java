package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Mention;

/** Years go by, and the stores hold as much as after the first. */
class BoundedStateTest {

    private static final int YEARS = 3;
    private static final int PARTS = 6;
    private static final long CLOSING = Duration.ofHours(6).toMillis();

    @Test
    void shouldHoldNoMoreAfterYearsThanAfterOne() {
        // given
        Resolving resolving = new Resolving();
        List<Integer> events = new ArrayList<>();
        List<Integer> traces = new ArrayList<>();
        long closed = 0;

        // when two invented months follow on another, for years
        for (int part = 0; part < YEARS * PARTS; part++) {
            LocalDate from = LocalDate.parse("2021-01-01").plusMonths(2L * part);
            for (Mention mention :
                    InventedMonths.from("part" + part, from.toString(), part).mentions()) {
                long now = mention.getReadAt().toEpochMilli();
                resolving.told(mention);
                if (now - closed > CLOSING) {
                    resolving.resolver.closeOld(now);
                    closed = now;
                }
            }
            events.add(resolving.stores.events());
            traces.add(resolving.stores.traces());
        }

        // then
        assertThat(most(events, YEARS - 1)).isLessThanOrEqualTo((int) (1.1 * most(events, 0)));
        assertThat(most(traces, YEARS - 1)).isLessThanOrEqualTo((int) (1.1 * most(traces, 0)));
    }

    private static int most(List<Integer> sizes, int year) {
        return sizes.subList(PARTS * year, PARTS * (year + 1)).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
    }
}
