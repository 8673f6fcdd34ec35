package org.parley.enrich.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * What is usual at an hour of the day: mean and standard deviation over the same hours of the days before.
 *
 * @param days days that were compared with; those on which we were blind are left out
 */
record Usual(double mean, double deviation, int days) {

    private static final int DAY = 24;

    static Usual at(long hour, int historyDays, LongUnaryOperator counts, LongPredicate measured) {
        List<Long> before = new ArrayList<>();
        for (int day = 1; day <= historyDays; day++) {
            long then = hour - (long) day * DAY;
            if (measured.test(then)) {
                before.add(counts.applyAsLong(then));
            }
        }
        double mean = before.stream().mapToLong(Long::longValue).average().orElse(0);
        double variance = before.stream()
                .mapToDouble(count -> (count - mean) * (count - mean))
                .average()
                .orElse(0);
        return new Usual(mean, Math.sqrt(variance), before.size());
    }

    /**
     * Standard deviations above what is usual, negative below. A deviation is never taken for smaller than that of counts that come by
     * chance alone (the root of their mean), nor than one article: a few days that happen to be alike must not make the next a wonder.
     */
    double distanceOf(long count) {
        return (count - mean) / Math.max(1, Math.max(deviation, Math.sqrt(mean)));
    }
}
