package org.parley.schemas.search;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventTime;

/** All days on which an event may take place, both ends included: a date of precision MONTH spans its month. */
record DaySpan(LocalDate first, LocalDate last) {

    /** The span of a time; null when it has no date. */
    static @Nullable DaySpan of(@Nullable EventTime when) {
        if (when == null || when.getStart() == null) {
            return null;
        }
        LocalDate first = when.getStart();
        LocalDate last = when.getEnd();
        if (last == null) {
            last = switch (when.getPrecision()) {
                case UNKNOWN, MINUTE, DAY -> first;
                case WEEK -> first.plusDays(6);
                case MONTH -> first.withDayOfMonth(first.lengthOfMonth());
                case YEAR -> first.withDayOfYear(first.lengthOfYear());
            };
        }
        return new DaySpan(first, last.isBefore(first) ? first : last);
    }
}
