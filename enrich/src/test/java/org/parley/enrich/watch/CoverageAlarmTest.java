package org.parley.enrich.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.parley.schemas.AlertAction;

class CoverageAlarmTest {

    private static final Instant NOW = Instant.parse("2025-03-01T10:00:00Z");
    private static final long HOUR = NOW.getEpochSecond() / 3600;

    private static final CoverageSeries UKRAINE = new CoverageSeries("ukraine", CoverageSeries.Split.ALL, "");

    private final CoverageAlarm alarm = new CoverageAlarm(CoverageRules.shipped());

    @Test
    void shouldTellOfAnHourThatStandsOut() {
        // when
        var alert = alarm.spike(UKRAINE, HOUR, usually(4, 30), hour -> true, NOW);

        // then
        assertThat(alert).hasValueSatisfying(spike -> {
            assertThat(spike.getRule()).isEqualTo("coverage-spike");
            assertThat(spike.getTitle())
                    .isEqualTo("Coverage of ukraine: 30 articles in the hour from 2025-03-01T10:00:00Z, usually 4 ± 0");
        });
    }

    @Test
    void shouldNotTellOfAUsualHourNorOfAFewArticles() {
        assertThat(alarm.spike(UKRAINE, HOUR, usually(20, 21), hour -> true, NOW))
                .isEmpty();
        assertThat(alarm.spike(UKRAINE, HOUR, usually(0, 5), hour -> true, NOW)).isEmpty();
    }

    @Test
    void shouldSayNothingWithoutHistory() {
        // given: reading began three days ago
        LongPredicate measured = hour -> hour > HOUR - 72;

        // then
        assertThat(alarm.spike(UKRAINE, HOUR, usually(4, 30), measured, NOW)).isEmpty();
    }

    @Test
    void shouldTellOfAnOutletThatFellSilentAndTakeItBack() {
        // given
        LongUnaryOperator outlet = hour -> hour > HOUR - 12 ? 0 : 2;

        // when
        var alert = alarm.silence("Outlet", HOUR, outlet, always(20), hour -> true, NOW)
                .orElseThrow();
        var back = alarm.speaksAgain("Outlet", HOUR + 3, NOW);

        // then
        assertThat(alert.getTitle())
                .isEqualTo("Outlet: nothing read for 12 hours until 2025-03-01T11:00:00Z, usually 24 ± 0 articles");
        assertThat(back.getAction()).isEqualTo(AlertAction.RETRACT);
        assertThat(back.getThreadKey()).isEqualTo(alert.getThreadKey());
    }

    @Test
    void shouldNotBlameAnOutletWhileOurIngestIsDown() {
        // given
        LongUnaryOperator down = hour -> hour > HOUR - 12 ? 0 : 20;

        // then
        assertThat(alarm.silence("Outlet", HOUR, down, down, hour -> true, NOW)).isEmpty();
    }

    @Test
    void shouldNotExpectMuchOfASmallOutlet() {
        assertThat(alarm.silence("Outlet", HOUR, hour -> 0, always(20), hour -> true, NOW))
                .isEmpty();
    }

    @Test
    void shouldNotCallAnOutletSilentThatCouldNotBePolled() {
        // given
        LongUnaryOperator outlet = hour -> hour > HOUR - 12 ? 0 : 2;

        // then
        assertThat(alarm.silence("Outlet", HOUR, outlet, always(20), hour -> hour <= HOUR - 12, NOW))
                .isEmpty();
    }

    @Test
    void shouldLeaveHoursWithIngestDownOutOfWhatIsUsual() {
        // given: on every other day our ingest was down, and brought nothing
        LongPredicate up = hour -> (HOUR - hour) / 24 % 2 == 0;
        LongUnaryOperator counts = hour -> hour == HOUR ? 31 : up.test(hour) ? 12 : 0;

        // then: zeros taken for counts would have hidden the spike
        assertThat(alarm.spike(UKRAINE, HOUR, counts, hour -> true, NOW)).isEmpty();
        assertThat(alarm.spike(UKRAINE, HOUR, counts, up, NOW))
                .hasValueSatisfying(alert -> assertThat(alert.getTitle()).endsWith("usually 12 ± 0"));
    }

    @Test
    void shouldNotCallABurstyOutletSilent() {
        // given: sixty articles on one day in six, nothing on the others
        LongUnaryOperator outlet = hour -> hour > HOUR - 12 ? 0 : (HOUR - hour + 12) / 24 % 6 == 1 ? 5 : 0;

        // then
        assertThat(alarm.silence("Outlet", HOUR, outlet, always(20), hour -> true, NOW))
                .isEmpty();
    }

    private static LongUnaryOperator usually(long before, long now) {
        return hour -> hour == HOUR ? now : before;
    }

    private static LongUnaryOperator always(long count) {
        return hour -> count;
    }
}
