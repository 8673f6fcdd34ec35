package org.parley.enrich.resolve;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventTime;
import org.parley.schemas.Place;

/** Dates and places as short text, for histories, alerts and explanations. */
public final class Words {

    private static final int YEAR = 4;
    private static final int MONTH = 7;

    private Words() {}

    /** {@code 2025-03-10..2025-03-11}, {@code 2025-02-28 18:00}, {@code 2025-03} for a month, {@code week of 2025-03-03}; null when unknown. */
    public static @Nullable String of(EventTime when) {
        LocalDate start = when.getStart();
        if (start == null) {
            return null;
        }
        if (when.getEnd() != null && when.getEnd().isAfter(start)) {
            return start + ".." + when.getEnd();
        }
        if (when.getPrecision() == DatePrecision.MINUTE && when.getStartTime() != null) {
            return start + " " + when.getStartTime();
        }
        return switch (when.getPrecision()) {
            case WEEK -> "week of " + start;
            case MONTH -> start.toString().substring(0, MONTH);
            case YEAR -> start.toString().substring(0, YEAR);
            default -> start.toString();
        };
    }

    /** {@code Riyadh, SAU}; null for no place. */
    public static @Nullable String of(@Nullable Place where) {
        if (where == null) {
            return null;
        }
        return where.getCountry() == null || where.getCountry().equals(where.getName())
                ? where.getName()
                : where.getName() + ", " + where.getCountry();
    }
}
