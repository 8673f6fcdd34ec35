package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final String ONLY = "only ";
    private static final String AMONG = "among ";

    private final int limit;
    private final Map<String, Filed> filed = new LinkedHashMap<>();
    private final Map<Key, NavigableMap<Integer, NavigableMap<String, EventSketch>>> days = new HashMap<>();

    private record Key(EventKind kind, String party, boolean dated) {}

    private record Filed(EventSketch sketch, List<Key> keys) {}

    /** @param limit candidates from each of the dated and the vague; those of the last day are not cut */
    CandidateIndex(int limit) {
        this.limit = limit;
    }

    @Nullable
    EventSketch get(String eventId) {
        Filed found = filed.get(eventId);
        return found == null ? null : found.sketch();
    }

    Stream<EventSketch> all() {
        return filed.values().stream().map(Filed::sketch);
    }

    int size() {
        return filed.size();
    }

    void put(EventSketch sketch) {
        remove(sketch.eventId());
        List<Key> keys = filedUnder(sketch).stream()
                .map(party -> new Key(sketch.kind(), party, sketch.dated()))
                .toList();
        filed.put(sketch.eventId(), new Filed(sketch, keys));
        for (Key key : keys) {
            days.computeIfAbsent(key, any -> new TreeMap<>())
                    .computeIfAbsent(sketch.anchor(), day -> new TreeMap<>())
                    .put(sketch.eventId(), sketch);
        }
    }

    void remove(String eventId) {
        Filed old = filed.remove(eventId);
        if (old == null) {
            return;
        }
        int anchor = old.sketch().anchor();
        for (Key key : old.keys()) {
            days.computeIfPresent(key, (same, byDay) -> {
                byDay.computeIfPresent(anchor, (day, ofDay) -> {
                    ofDay.remove(eventId);
                    return ofDay.isEmpty() ? null : ofDay;
                });
                return byDay.isEmpty() ? null : byDay;
            });
        }
    }

    /** Candidates for a sketch, nearest in time first; those equally near in an order that is the same in every process. */
    Collection<EventSketch> near(EventSketch sketch) {
        // Java's immutable sets are walked in an order that each process draws anew, and the first that fits is merged.
        Set<String> parties = new TreeSet<>(lookedUpUnder(sketch));
        Map<String, EventSketch> found = new LinkedHashMap<>();
        collect(sketch, parties, true, sketch.dated() ? NEAR_DAYS : FAR_DAYS, found);
        collect(sketch, parties, false, FAR_DAYS, found);
        found.remove(sketch.eventId());
        return found.values();
    }

    private void collect(
            EventSketch sketch, Set<String> parties, boolean dated, int reach, Map<String, EventSketch> found) {
        List<DayWalk> walks = new ArrayList<>(2 * parties.size());
        for (String party : parties) {
            var byDay = days.get(new Key(sketch.kind(), party, dated));
            if (byDay != null) {
                walks.add(DayWalk.onward(byDay, sketch.anchor()));
                walks.add(DayWalk.backward(byDay, sketch.anchor()));
            }
        }
        int before = found.size();
        int distance = DayWalk.nearest(walks);
        while (distance <= reach && found.size() - before < limit) {
            for (DayWalk walk : walks) {
                if (walk.distance() == distance) {
                    found.putAll(walk.take());
                }
            }
            distance = DayWalk.nearest(walks);
        }
    }

    /**
     * An encounter is filed under each pair that meets and each party alone, so that one who knows both finds it without seeing all that
     * either did; an act under each party.
     */
    private static Set<String> filedUnder(EventSketch sketch) {
        if (sketch.actors().isEmpty()) {
            return Set.of(NO_PARTY);
        }
        if (!PartyLikeness.isEncounter(sketch.kind())) {
            return sketch.actors().keySet();
        }
        if (sketch.core().size() == 1) {
            String only = sketch.core().iterator().next();
            return Set.of(ONLY + only, AMONG + only);
        }
        Set<String> keys = pairs(sketch.core());
        sketch.core().forEach(party -> keys.add(AMONG + party));
        return keys;
    }

    private static Set<String> lookedUpUnder(EventSketch sketch) {
        if (sketch.actors().isEmpty() || !PartyLikeness.isEncounter(sketch.kind())) {
            return filedUnder(sketch);
        }
        if (sketch.core().size() == 1) {
            return Set.of(AMONG + sketch.core().iterator().next());
        }
        Set<String> keys = pairs(sketch.core());
        sketch.core().forEach(party -> keys.add(ONLY + party));
        return keys;
    }

    private static Set<String> pairs(Set<String> parties) {
        String[] sorted = parties.toArray(String[]::new);
        Arrays.sort(sorted);
        Set<String> pairs = new LinkedHashSet<>();
        for (int first = 0; first < sorted.length; first++) {
            for (int second = first + 1; second < sorted.length; second++) {
                pairs.add(sorted[first] + "+" + sorted[second]);
            }
        }
        return pairs;
    }
}
