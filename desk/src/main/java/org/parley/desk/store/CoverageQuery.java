package org.parley.desk.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Which counts are wanted.
 *
 * @param by what the series stand for
 * @param from start of the first hour
 * @param to end of the last
 * @param daily whether to count by day instead of by hour
 * @param dossier one peace process, or all
 */
public record CoverageQuery(Dimension by, Instant from, Instant to, boolean daily, Optional<String> dossier) {

    /** The same in whole hours, or days: what is counted has no finer steps. */
    CoverageQuery truncated() {
        return new CoverageQuery(
                by,
                from.truncatedTo(daily ? ChronoUnit.DAYS : ChronoUnit.HOURS),
                to.truncatedTo(ChronoUnit.HOURS),
                daily,
                dossier);
    }

    /** What coverage is split by. */
    public enum Dimension {
        KIND,
        OUTLET,
        SIDE,
        LANGUAGE
    }
}
