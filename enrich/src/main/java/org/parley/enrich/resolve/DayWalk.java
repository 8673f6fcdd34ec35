package org.parley.enrich.resolve;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through the days of one shelf of the index, away from a day, onward or backward. Not thread-safe. */
final class DayWalk<T> {

    private static final int END = Integer.MAX_VALUE;

    private final Iterator<Map.Entry<Integer, T>> days;
    private final int from;
    private Map.@Nullable Entry<Integer, T> next;

    private DayWalk(NavigableMap<Integer, T> byDay, int from) {
        this.days = byDay.entrySet().iterator();
        this.from = from;
        step();
    }

    /** From the day itself. */
    static <T> DayWalk<T> onward(NavigableMap<Integer, T> byDay, int from) {
        return new DayWalk<>(byDay.tailMap(from, true), from);
    }

    /** From the day before. */
    static <T> DayWalk<T> backward(NavigableMap<Integer, T> byDay, int from) {
        return new DayWalk<>(byDay.headMap(from, false).descendingMap(), from);
    }

    /** How far the nearest day is to which one of the walks comes next. */
    static <T> int nearest(List<DayWalk<T>> walks) {
        int nearest = END;
        for (DayWalk<T> walk : walks) {
            nearest = Math.min(nearest, walk.distance());
        }
        return nearest;
    }

    /** How far the next day is; very far at the end. */
    int distance() {
        return next == null ? END : Math.abs(next.getKey() - from);
    }

    /** What stands under the next day, which there must be. */
    T take() {
        T taken = Objects.requireNonNull(next, "no day is left").getValue();
        step();
        return taken;
    }

    private void step() {
        next = days.hasNext() ? days.next() : null;
    }
}
