package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventKind;

/**
 * Finds the open events that a sketch could be one with, nearest in time first, by kind, party and day. It lives in memory, a few hundred bytes
 * an event, and is rebuilt from the store at start. Events of a known day are kept apart from those whose day is vague or may move, since
 * only the latter must be looked for far away. Not thread-safe.
 */
final class CandidateIndex {

    private static final int NEAR_DAYS = 21;
    private static final int FAR_DAYS = 400;
    private static final String NO_PARTY = "";
    private static final Comparator<Filed> BY_ID = Comparator.comparing(filed -> filed.sketch.eventId());

    private final int limit;
    private final Map<String, Filed> filed = new LinkedHashMap<>();
    private final Map<Key, NavigableMap<Integer, List<Filed>>> days = new HashMap<>();
    private int searches;

    /** Who is met: both of a pair, one alone, one among others, or a party to an act. */
    private enum Company {
        PAIR,
        ONLY,
        AMONG,
        PARTY
    }

    private record Key(EventKind kind, boolean dated, Company company, String one, String other) {

        static Key of(EventSketch sketch, boolean dated, Company company, String party) {
            return new Key(sketch.kind(), dated, company, party, NO_PARTY);
        }
    }

    /** An event where it is filed, once for all of its keys. */
    private static final class Filed {

        private EventSketch sketch;
        private final List<Key> keys;
        private int foundIn;

        Filed(EventSketch sketch, List<Key> keys) {
            this.sketch = sketch;
            this.keys = keys;
        }
    }

    /** @param limit candidates from each of the dated and the vague; those of the last day are not cut */
    CandidateIndex(int limit) {
        this.limit = limit;
    }

    @Nullable
    EventSketch get(String eventId) {
        Filed found = filed.get(eventId);
        return found == null ? null : found.sketch;
    }

    Stream<EventSketch> all() {
        return filed.values().stream().map(event -> event.sketch);
    }

    int size() {
        return filed.size();
    }

    void put(EventSketch sketch) {
        Filed known = filed.get(sketch.eventId());
        if (known != null && isFiledAlike(known.sketch, sketch)) {
            known.sketch = sketch;
            return;
        }
        remove(sketch.eventId());
        Filed fresh = new Filed(sketch, filedUnder(sketch));
        filed.put(sketch.eventId(), fresh);
        for (Key key : fresh.keys) {
            List<Filed> ofDay = days.computeIfAbsent(key, any -> new TreeMap<>())
                    .computeIfAbsent(sketch.anchor(), day -> new ArrayList<>(2));
            ofDay.add(-1 - Collections.binarySearch(ofDay, fresh, BY_ID), fresh);
        }
    }

    /** Whether two states of one event stand in the same places: most reports change neither its day nor who takes part. */
    private static boolean isFiledAlike(EventSketch one, EventSketch other) {
        return one.anchor() == other.anchor()
                && one.dated() == other.dated()
                && one.kind() == other.kind()
                && one.parties().core().equals(other.parties().core())
                && one.parties().codes().equals(other.parties().codes());
    }

    void remove(String eventId) {
        Filed old = filed.remove(eventId);
        if (old == null) {
            return;
        }
        int anchor = old.sketch.anchor();
        for (Key key : old.keys) {
            days.computeIfPresent(key, (same, byDay) -> {
                byDay.computeIfPresent(anchor, (day, ofDay) -> {
                    ofDay.remove(old);
                    return ofDay.isEmpty() ? null : ofDay;
                });
                return byDay.isEmpty() ? null : byDay;
            });
        }
    }

    /** Candidates for a sketch, nearest in time first; those equally near in an order that is the same in every process. */
    List<EventSketch> near(EventSketch sketch) {
        searches++;
        Filed itself = filed.get(sketch.eventId());
        if (itself != null) {
            itself.foundIn = searches;
        }
        List<EventSketch> found = new ArrayList<>();
        collect(sketch, true, sketch.dated() ? NEAR_DAYS : FAR_DAYS, found);
        collect(sketch, false, FAR_DAYS, found);
        return found;
    }

    private void collect(EventSketch sketch, boolean dated, int reach, List<EventSketch> found) {
        List<Key> keys = lookedUpUnder(sketch, dated);
        List<DayWalk<List<Filed>>> walks = new ArrayList<>(2 * keys.size());
        for (Key key : keys) {
            NavigableMap<Integer, List<Filed>> byDay = days.get(key);
            if (byDay != null) {
                walks.add(DayWalk.onward(byDay, sketch.anchor()));
                walks.add(DayWalk.backward(byDay, sketch.anchor()));
            }
        }
        int before = found.size();
        int distance = DayWalk.nearest(walks);
        while (distance <= reach && found.size() - before < limit) {
            for (DayWalk<List<Filed>> walk : walks) {
                if (walk.distance() == distance) {
                    take(walk.take(), found);
                }
            }
            distance = DayWalk.nearest(walks);
        }
    }

    /** Each event once, under whichever key it is found first. */
    private void take(List<Filed> ofDay, List<EventSketch> found) {
        for (Filed event : ofDay) {
            if (event.foundIn != searches) {
                event.foundIn = searches;
                found.add(event.sketch);
            }
        }
    }

    /**
     * An encounter is filed under each pair that meets and each party alone, so that one who knows both finds it without seeing all that
     * either did; an act under each party.
     */
    private static List<Key> filedUnder(EventSketch sketch) {
        boolean dated = sketch.dated();
        if (sketch.parties().isEmpty() || !PartyLikeness.isEncounter(sketch.kind())) {
            return parties(sketch, dated);
        }
        List<Key> keys = pairs(sketch, dated);
        for (String party : sketch.parties().core()) {
            keys.add(Key.of(sketch, dated, Company.AMONG, party));
            if (sketch.parties().core().size() == 1) {
                keys.add(Key.of(sketch, dated, Company.ONLY, party));
            }
        }
        return keys;
    }

    private static List<Key> lookedUpUnder(EventSketch sketch, boolean dated) {
        if (sketch.parties().isEmpty() || !PartyLikeness.isEncounter(sketch.kind())) {
            return parties(sketch, dated);
        }
        if (sketch.parties().core().size() == 1) {
            return List.of(
                    Key.of(sketch, dated, Company.AMONG, sketch.parties().core().get(0)));
        }
        List<Key> keys = pairs(sketch, dated);
        for (String party : sketch.parties().core()) {
            keys.add(Key.of(sketch, dated, Company.ONLY, party));
        }
        return keys;
    }

    private static List<Key> parties(EventSketch sketch, boolean dated) {
        if (sketch.parties().isEmpty()) {
            return List.of(Key.of(sketch, dated, Company.PARTY, NO_PARTY));
        }
        List<Key> keys = new ArrayList<>(sketch.parties().codes().size());
        for (String party : sketch.parties().codes()) {
            keys.add(Key.of(sketch, dated, Company.PARTY, party));
        }
        return keys;
    }

    private static List<Key> pairs(EventSketch sketch, boolean dated) {
        NameSet core = sketch.parties().core();
        List<Key> pairs = new ArrayList<>(core.size() * (core.size() + 1) / 2);
        for (int first = 0; first < core.size(); first++) {
            for (int second = first + 1; second < core.size(); second++) {
                pairs.add(new Key(sketch.kind(), dated, Company.PAIR, core.get(first), core.get(second)));
            }
        }
        return pairs;
    }
}
