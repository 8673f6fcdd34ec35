package org.parley.enrich.resolve;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Goes through the days of one shelf of the index, away from a day, onward or backward. Not thread-safe. */
final class DayWalk {

    private static final int END = Integer.MAX_VALUE;

    private final Iterator<? extends Map.Entry<Integer, ? extends Map<String, EventSketch>>> days;
    private final int from;
    private Map.@Nullable Entry<Integer, ? extends Map<String, EventSketch>> next;

    private DayWalk(NavigableMap<Integer, ? extends Map<String, EventSketch>> byDay, int from) {
        this.days = byDay.entrySet().iterator();
        this.from = from;
        step();
    }

    /** From the day itself. */
    static DayWalk onward(NavigableMap<Integer, ? extends Map<String, EventSketch>> byDay, int from) {
        return new DayWalk(byDay.tailMap(from, true), from);
    }

    /** From the day before. */
    static DayWalk backward(NavigableMap<Integer, ? extends Map<String, EventSketch>> byDay, int from) {
        return new DayWalk(byDay.headMap(from, false).descendingMap(), from);
    }

    /** How far the nearest day is to which one of the walks comes next. */
    static int nearest(List<DayWalk> walks) {
        int nearest = END;
        for (DayWalk walk : walks) {
            nearest = Math.min(nearest, walk.distance());
        }
        return nearest;
    }

    /** How far the next day is; very far at the end. */
    int distance() {
        return next == null ? END : Math.abs(next.getKey() - from);
    }

    /** The events of the next day. */
    Map<String, EventSketch> take() {
        Map.Entry<Integer, ? extends Map<String, EventSketch>> taken = next;
        step();
        return taken == null ? Map.of() : taken.getValue();
    }

    private void step() {
        next = days.hasNext() ? days.next() : null;
    }
}
