package org.parley.enrich.text;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DatePrecision;

/**
 * A resolved date.
 *
 * @param end last day where there are several; null for one day, and for a week, month or year by its first day
 */
public record DateRange(LocalDate start, @Nullable LocalDate end, DatePrecision precision) {

    /** The last day that it can mean. */
    public LocalDate last() {
        if (end != null) {
            return end;
        }
        return switch (precision) {
            case WEEK -> start.plusDays(6);
            case MONTH -> start.plusMonths(1).minusDays(1);
            case YEAR -> start.plusYears(1).minusDays(1);
            default -> start;
        };
    }

    /** Whether both could be the same happening, when each may be told a day off. */
    public boolean agrees(DateRange other) {
        return !last().plusDays(1).isBefore(other.start)
                && !other.last().plusDays(1).isBefore(start);
    }

    public boolean isDay() {
        return precision == DatePrecision.DAY || precision == DatePrecision.MINUTE;
    }
}
