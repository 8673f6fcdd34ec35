package org.parley.desk.store;

import java.time.Instant;
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

    /** What coverage is split by. */
    public enum Dimension {
        KIND,
        OUTLET,
        SIDE,
        LANGUAGE
    }
}
