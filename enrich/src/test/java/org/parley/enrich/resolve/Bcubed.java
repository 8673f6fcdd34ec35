package org.parley.enrich.resolve;

import java.util.HashMap;
import java.util.Map;

/** B-cubed agreement of two groupings of the same things (Bagga and Baldwin 1998), and how much each splits the other. */
record Bcubed(double precision, double recall, double split, double merged) {

    /** @param gold thing → its true group; {@code found} the same for what is judged */
    static Bcubed of(Map<String, String> gold, Map<String, String> found) {
        Map<String, Integer> goldSizes = new HashMap<>();
        Map<String, Integer> foundSizes = new HashMap<>();
        Map<String, Integer> both = new HashMap<>();
        for (Map.Entry<String, String> entry : gold.entrySet()) {
            String group = found.getOrDefault(entry.getKey(), "none of " + entry.getKey());
            goldSizes.merge(entry.getValue(), 1, Integer::sum);
            foundSizes.merge(group, 1, Integer::sum);
            both.merge(entry.getValue() + "\n" + group, 1, Integer::sum);
        }
        double precision = 0;
        double recall = 0;
        for (Map.Entry<String, Integer> overlap : both.entrySet()) {
            String[] groups = overlap.getKey().split("\n", -1);
            double squared = Math.pow(overlap.getValue(), 2);
            precision += squared / foundSizes.getOrDefault(groups[1], 1);
            recall += squared / goldSizes.getOrDefault(groups[0], 1);
        }
        return new Bcubed(
                precision / gold.size(),
                recall / gold.size(),
                (double) both.size() / goldSizes.size(),
                (double) both.size() / foundSizes.size());
    }

    double f1() {
        return 2 * precision * recall / (precision + recall);
    }
}
