package org.parley.ingest.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A time as a page tells it: the calendar day always, the time of day and the offset from UTC only where the page gives them. The day
 * is the page's own, never moved to another zone.
 */
public record PageTime(
        LocalDate day, @Nullable LocalTime time, @Nullable ZoneOffset offset) {

    static PageTime of(LocalDate day) {
        return new PageTime(day, null, null);
    }

    static PageTime of(LocalDateTime local) {
        return new PageTime(local.toLocalDate(), local.toLocalTime(), null);
    }

    static PageTime of(OffsetDateTime full) {
        return new PageTime(full.toLocalDate(), full.toLocalTime(), full.getOffset());
    }

    /** The moment meant; midnight stands in for a missing time of day, UTC for a missing offset. */
    public Instant instant() {
        LocalDateTime local = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
        return local.toInstant(offset == null ? ZoneOffset.UTC : offset);
    }

    /** ISO 8601 with as much as is known: {@code 2025-02-27}, {@code 2025-02-27T19:00:00} or {@code 2025-02-27T19:00:00+02:00}. */
    @Override
    public String toString() {
        if (time == null) {
            return day.toString();
        }
        LocalDateTime local = day.atTime(time);
        return offset == null
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local)
                : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(local.atOffset(offset));
    }
}
