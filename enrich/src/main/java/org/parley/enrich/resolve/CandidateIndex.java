package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
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
    private final Map<String, EventSketch> sketches = new LinkedHashMap<>();
    private final Map<Key, NavigableMap<Integer, Map<String, EventSketch>>> days = new HashMap<>();

    private record Key(EventKind kind, String party, boolean dated) {}

    CandidateIndex(int limit) {
        this.limit = limit;
    }

    @Nullable
    EventSketch get(String eventId) {
        return sketches.get(eventId);
    }

    Collection<EventSketch> all() {
        return sketches.values();
    }

    int size() {
        return sketches.size();
    }

    void put(EventSketch sketch) {
        remove(sketch.eventId());
        sketches.put(sketch.eventId(), sketch);
        for (String party : filedUnder(sketch)) {
            days.computeIfAbsent(new Key(sketch.kind(), party, sketch.dated()), key -> new TreeMap<>())
                    .computeIfAbsent(sketch.anchor(), day -> new LinkedHashMap<>())
                    .put(sketch.eventId(), sketch);
        }
    }

    void remove(String eventId) {
        EventSketch sketch = sketches.remove(eventId);
        if (sketch == null) {
            return;
        }
        for (String party : filedUnder(sketch)) {
            Key key = new Key(sketch.kind(), party, sketch.dated());
            NavigableMap<Integer, Map<String, EventSketch>> byDay = days.get(key);
            Map<String, EventSketch> ofDay = byDay == null ? null : byDay.get(sketch.anchor());
            if (byDay == null || ofDay == null) {
                continue;
            }
            ofDay.remove(eventId);
            if (ofDay.isEmpty()) {
                byDay.remove(sketch.anchor());
                if (byDay.isEmpty()) {
                    days.remove(key);
                }
            }
        }
    }

    /** Candidates for a sketch, at most the limit from each of the dated and the vague. */
    List<EventSketch> near(EventSketch sketch) {
        int reach = sketch.dated() ? NEAR_DAYS : FAR_DAYS;
        Map<String, EventSketch> found = new LinkedHashMap<>();
        collect(sketch, true, reach, found);
        collect(sketch, false, FAR_DAYS, found);
        found.remove(sketch.eventId());
        return new ArrayList<>(found.values());
    }

    private void collect(EventSketch sketch, boolean dated, int reach, Map<String, EventSketch> found) {
        int anchor = sketch.anchor();
        List<EventSketch> near = new ArrayList<>();
        for (String party : lookedUpUnder(sketch)) {
            NavigableMap<Integer, Map<String, EventSketch>> byDay = days.get(new Key(sketch.kind(), party, dated));
            if (byDay != null) {
                nearest(byDay, anchor, reach, near);
            }
        }
        near.sort(Comparator.comparingInt((EventSketch other) -> Math.abs(other.anchor() - anchor))
                .thenComparing(EventSketch::eventId));
        int before = found.size();
        for (EventSketch other : near) {
            if (found.size() - before >= limit) {
                return;
            }
            found.put(other.eventId(), other);
        }
    }

    private void nearest(
            NavigableMap<Integer, Map<String, EventSketch>> byDay, int anchor, int reach, List<EventSketch> near) {
        NavigableMap<Integer, Map<String, EventSketch>> up = byDay.subMap(anchor, true, anchor + reach, true);
        NavigableMap<Integer, Map<String, EventSketch>> down =
                byDay.subMap(anchor - reach, true, anchor, false).descendingMap();
        take(up.values(), near);
        take(down.values(), near);
    }

    private void take(Collection<Map<String, EventSketch>> inOrder, List<EventSketch> near) {
        int taken = 0;
        for (Map<String, EventSketch> ofDay : inOrder) {
            near.addAll(ofDay.values());
            taken += ofDay.size();
            if (taken >= limit) {
                return;
            }
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
        Set<String> keys = new LinkedHashSet<>(pairs(sketch.core()));
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
        Set<String> keys = new LinkedHashSet<>(pairs(sketch.core()));
        sketch.core().forEach(party -> keys.add(ONLY + party));
        return keys;
    }

    private static List<String> pairs(Set<String> parties) {
        List<String> sorted = parties.stream().sorted().toList();
        List<String> pairs = new ArrayList<>();
        for (int first = 0; first < sorted.size(); first++) {
            for (int second = first + 1; second < sorted.size(); second++) {
                pairs.add(sorted.get(first) + "+" + sorted.get(second));
            }
        }
        return pairs;
    }
}
