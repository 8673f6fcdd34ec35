package org.parley.enrich.resolve;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventTime;

/**
 * Finds the date on which most reports agree: the best precision wins, among those the most weight; the end of a span and the time of
 * day come from the reports that give the winning start. Not thread-safe.
 */
final class DateVotes {

    private static final List<DatePrecision> FROM_BEST =
            List.of(DatePrecision.DAY, DatePrecision.WEEK, DatePrecision.MONTH, DatePrecision.YEAR);

    private final Map<DatePrecision, Votes<LocalDate>> starts = new EnumMap<>(DatePrecision.class);
    private final Map<LocalDate, Votes<LocalDate>> ends = new HashMap<>();
    private final Map<LocalDate, Votes<LocalTime>> times = new HashMap<>();

    void add(EventTime when, double weight) {
        LocalDate start = when.getStart();
        if (start == null || when.getPrecision() == DatePrecision.UNKNOWN) {
            return;
        }
        starts.computeIfAbsent(rank(when.getPrecision()), any -> new Votes<>()).add(start, weight);
        if (when.getEnd() != null && when.getEnd().isAfter(start)) {
            ends.computeIfAbsent(start, any -> new Votes<>()).add(when.getEnd(), weight);
        }
        if (when.getPrecision() == DatePrecision.MINUTE && when.getStartTime() != null) {
            times.computeIfAbsent(start, any -> new Votes<>()).add(when.getStartTime(), weight);
        }
    }

    void clear() {
        starts.clear();
        ends.clear();
        times.clear();
    }

    /** The date so far; of precision UNKNOWN when nobody gave one. */
    EventTime winner() {
        for (DatePrecision precision : FROM_BEST) {
            Votes<LocalDate> votes = starts.get(precision);
            LocalDate start = votes == null ? null : votes.leader();
            if (start != null) {
                LocalTime time = leader(times.get(start));
                boolean minute = precision == DatePrecision.DAY && time != null;
                return new EventTime(
                        start,
                        leader(ends.get(start)),
                        minute ? time : null,
                        minute ? DatePrecision.MINUTE : precision);
            }
        }
        return new EventTime(null, null, null, DatePrecision.UNKNOWN);
    }

    private static DatePrecision rank(DatePrecision precision) {
        return precision == DatePrecision.MINUTE ? DatePrecision.DAY : precision;
    }

    private static <T> @Nullable T leader(@Nullable Votes<T> votes) {
        return votes == null ? null : votes.leader();
    }
}
