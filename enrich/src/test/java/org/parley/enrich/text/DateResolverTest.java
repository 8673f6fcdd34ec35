package org.parley.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Tense;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.schemas.DatePrecision;

class DateResolverTest {

    /** A Wednesday. */
    private final DateResolver resolver = new DateResolver(LocalDate.of(2025, 3, 5));

    @Test
    void shouldLetTenseDecideWeekday() {
        DateExpression friday = new DateExpression.Weekday(DayOfWeek.FRIDAY, Shift.NONE);

        assertThat(day(friday, Tense.FUTURE)).isEqualTo(LocalDate.of(2025, 3, 7));
        assertThat(day(friday, Tense.PAST)).isEqualTo(LocalDate.of(2025, 2, 28));
    }

    @Test
    void shouldTakePublicationDayForItsOwnWeekday() {
        DateExpression wednesday = new DateExpression.Weekday(DayOfWeek.WEDNESDAY, Shift.NONE);

        assertThat(day(wednesday, Tense.PAST)).isEqualTo(LocalDate.of(2025, 3, 5));
        assertThat(day(wednesday, Tense.FUTURE)).isEqualTo(LocalDate.of(2025, 3, 5));
    }

    @Test
    void shouldFindNearestYear() {
        assertThat(day(new DateExpression.Calendar(null, 12, 20, null), Tense.PAST))
                .isEqualTo(LocalDate.of(2024, 12, 20));
        assertThat(day(new DateExpression.Calendar(null, 3, 20, null), Tense.FUTURE))
                .isEqualTo(LocalDate.of(2025, 3, 20));
    }

    @Test
    void shouldCountYearFromPublication() {
        DateExpression july = new DateExpression.Calendar(null, 7, 23, null);

        assertThat(day(new DateExpression.OfYear(july, -1), Tense.PAST)).isEqualTo(LocalDate.of(2024, 7, 23));
        assertThat(day(new DateExpression.OfYear(july, 0), Tense.FUTURE)).isEqualTo(LocalDate.of(2025, 7, 23));
    }

    @Test
    void shouldKeepBothEndsOfRange() {
        DateRange range = resolver.resolve(new DateExpression.Calendar(2025, 2, 18, 19), Tense.PAST)
                .orElseThrow();

        assertThat(range.start()).isEqualTo(LocalDate.of(2025, 2, 18));
        assertThat(range.end()).isEqualTo(LocalDate.of(2025, 2, 19));
    }

    @Test
    void shouldResolvePeriodsByPrecision() {
        DateRange week = resolver.resolve(new DateExpression.Period(Unit.WEEK, Shift.NEXT), Tense.FUTURE)
                .orElseThrow();

        assertThat(week.start()).isEqualTo(LocalDate.of(2025, 3, 10));
        assertThat(week.precision()).isEqualTo(DatePrecision.WEEK);
    }

    @Test
    void shouldRefuseDayThatIsNot() {
        assertThat(resolver.resolve(new DateExpression.Calendar(2025, 2, 30, null), Tense.PAST))
                .isEmpty();
    }

    private LocalDate day(DateExpression expression, Tense tense) {
        return resolver.resolve(expression, tense).orElseThrow().start();
    }
}
