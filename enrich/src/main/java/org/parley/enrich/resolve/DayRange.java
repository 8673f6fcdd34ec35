package org.parley.enrich.resolve;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventTime;

/**
 * The days on which something may have happened, as days since 1970.
 *
 * @param first first possible day
 * @param last last possible day, not before the first
 * @param exact whether the days are those of the happening itself rather than a week, month or year in which it lies
 */
record DayRange(int first, int last, boolean exact) {

    private static final int WEEK = 6;
    private static final int MONTH = 30;
    private static final int YEAR = 364;

    /** The range that a date with its precision stands for; null when the date is unknown. */
    static @Nullable DayRange of(EventTime when) {
        LocalDate start = when.getStart();
        if (start == null || when.getPrecision() == DatePrecision.UNKNOWN) {
            return null;
        }
        int first = (int) start.toEpochDay();
        int last = when.getEnd() == null
                ? first
                : Math.max(first, (int) when.getEnd().toEpochDay());
        int width = last > first ? 0 : width(when.getPrecision());
        return new DayRange(first, last + width, isExact(when.getPrecision()));
    }

    /** Whether a date of this precision names the day. */
    static boolean isExact(DatePrecision precision) {
        return precision == DatePrecision.DAY || precision == DatePrecision.MINUTE;
    }

    private static int width(DatePrecision precision) {
        return switch (precision) {
            case WEEK -> WEEK;
            case MONTH -> MONTH;
            case YEAR -> YEAR;
            default -> 0;
        };
    }

    /** Days between the two ranges; 0 when they share a day. */
    int gapTo(DayRange other) {
        return Math.max(0, Math.max(other.first - last, first - other.last));
    }

    /** Number of days in the range. */
    int days() {
        return last - first + 1;
    }
}
