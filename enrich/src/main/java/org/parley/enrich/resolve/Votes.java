package org.parley.enrich.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Weighed votes for values; a leader is replaced only by one with more weight, so that a tie changes nothing. Not thread-safe. */
final class Votes<T> {

    private static final double CLEARLY = 1e-9;

    private final Map<T, Double> weights = new LinkedHashMap<>();
    private @Nullable T leader;

    void add(T value, double weight) {
        double sum = weights.merge(value, weight, Double::sum);
        T before = leader;
        if (before == null || sum > weights.getOrDefault(before, 0.0) + CLEARLY) {
            leader = value;
        }
    }

    void clear() {
        weights.clear();
        leader = null;
    }

    @Nullable
    T leader() {
        return leader;
    }

    double weight(T value) {
        return weights.getOrDefault(value, 0.0);
    }

    Map<T, Double> all() {
        return weights;
    }
}
