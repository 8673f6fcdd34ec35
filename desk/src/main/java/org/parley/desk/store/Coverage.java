package org.parley.desk.store;

import java.time.Instant;
import java.util.List;

/**
 * Counts over time.
 *
 * @param starts start of each hour or day, in order, without gaps
 * @param articles all articles read in each
 * @param relevant those of them that belong to the dossier
 * @param polls times that feeds were asked in each
 * @param failedPolls those of them that gave no feed
 * @param series mentions in each, split by the dimension asked for; largest first
 */
public record Coverage(
        List<Instant> starts,
        List<Long> articles,
        List<Long> relevant,
        List<Long> polls,
        List<Long> failedPolls,
        List<Series> series) {

    /**
     * Mentions over time of one value.
     *
     * @param total all of them
     * @param read articles read of this value in the whole time; zero where articles are not counted by it, as by kind
     * @param relevant those of them that belong to the dossier
     */
    public record Series(String name, List<Long> mentions, long total, long read, long relevant) {}
}
