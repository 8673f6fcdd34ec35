package org.parley.desk.store;

import java.time.Instant;
import java.util.List;

/**
 * Counts over time.
 *
 * @param starts start of each hour or day, in order, without gaps
 * @param articles all articles read in each
 * @param relevant those of them that belong to the dossier
 * @param series mentions in each, split by the dimension asked for; largest first
 */
public record Coverage(List<Instant> starts, List<Long> articles, List<Long> relevant, List<Series> series) {

    /** Mentions over time of one value. */
    public record Series(String name, List<Long> mentions, long total) {}
}
