package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;

/** Where what a clause tells takes place, and the several times and places that it may have. */
final class ClausePlaces {

    private final Clause clause;
    private final Participation participation;

    ClausePlaces(Clause clause, Participation participation) {
        this.clause = clause;
        this.participation = participation;
    }

    /** Where the event takes place: the nearest place of the clause, cities before countries. */
    @Nullable
    Ref place() {
        @Nullable Ref place = ownPlace();
        return place != null ? place : onlyPlace();
    }

    /** The place that the clause names itself, or the one that it hangs on by "where". */
    @Nullable
    Ref ownPlace() {
        return place(clause.sharedFrom(), clause.to);
    }

    @Nullable
    Ref place(int start, int end) {
        @Nullable Ref best = null;
        for (Ref ref : clause.sentence.refsIn(start, end)) {
            if (ref.type() == Ref.Type.PLACE
                    && !clause.isTopic(ref)
                    && !isOrigin(ref)
                    && (best == null || isBetter(ref, best))) {
                best = ref;
            }
        }
        return best;
    }

    private boolean isOrigin(Ref ref) {
        int at = ref.from() > 0 && clause.sentence.tokens().get(ref.from() - 1).is("the") ? ref.from() - 1 : ref.from();
        @Nullable Span before = clause.sentence.spanEndingAt(at);
        return before != null && before.isCue("origin")
                || at > 0
                        && (clause.sentence.tokens().get(at - 1).is("from")
                                || clause.sentence.tokens().get(at - 1).is("outside"));
    }

    private boolean isBetter(Ref ref, Ref best) {
        boolean city = ref.site() != null;
        boolean bestCity = best.site() != null;
        if (city != bestCity) {
            return city;
        }
        return distance(ref) < distance(best);
    }

    private int distance(Ref ref) {
        return ref.from() >= clause.trigger.to()
                ? ref.from() - clause.trigger.to()
                : 2 * (clause.trigger.from() - ref.to()) + 1;
    }

    private @Nullable Ref onlyPlace() {
        @Nullable Ref only = null;
        for (Ref ref : clause.sentence.refs()) {
            if (ref.type() == Ref.Type.PLACE && ref.site() != null && !clause.isTopic(ref) && !isOrigin(ref)) {
                if (only != null) {
                    return null;
                }
                only = ref;
            }
        }
        return only;
    }

    /** Further dates with a place of their own: "on 18 February in Riyadh and 27 February in Istanbul", "in Istanbul on May 16 and June 2". */
    List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        List<Ref> places = clause.sentence.refsIn(clause.trigger.to(), clause.to).stream()
                .filter(ref -> ref.type() == Ref.Type.PLACE && ref.site() != null)
                .toList();
        List<DateFinder.Found> dates = clause.sentence.dates().stream()
                .filter(date -> date.from() >= clause.trigger.to() && date.to() <= clause.to)
                .toList();
        if (places.size() >= 2 && places.size() == dates.size()) {
            for (int i = 0; i < places.size(); i++) {
                stops.add(new Stop(dates.get(i), places.get(i)));
            }
        } else if (dates.size() == 2
                && places.size() <= 1
                && participation.isAnd(dates.get(0).to())
                && dates.get(1).from() - dates.get(0).to() == 1) {
            dates.forEach(date -> stops.add(new Stop(date, places.isEmpty() ? place() : places.get(0))));
        }
        return stops;
    }

    /** Places in several countries that one "and" joins. */
    List<Ref> stations() {
        List<Ref> stations = new ArrayList<>();
        for (Ref ref : clause.sentence.refsIn(clause.trigger.to(), clause.to)) {
            boolean place = ref.type() == Ref.Type.PLACE || ref.site() != null;
            if (!place || clause.isTopic(ref) || isOrigin(ref)) {
                continue;
            }
            boolean joined = stations.isEmpty()
                    || participation.isAnd(ref.from() - 1)
                            && stations.get(stations.size() - 1).to() == ref.from() - 1;
            boolean abroad = stations.stream().noneMatch(other -> Objects.equals(other.code(), ref.code()));
            if (joined && abroad) {
                stations.add(ref);
            }
        }
        return stations;
    }

    /** One of several times and places of a clause. */
    record Stop(DateFinder.Found date, @Nullable Ref place) {}
}
