package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventKind;
import org.parley.schemas.PartyRole;

/** Parts what one word of encounter tells of several: calls with both sides, the countries of a journey, a date and place for each. */
final class Itinerary {

    private final Context context;

    Itinerary(Context context) {
        this.context = context;
    }

    /** The encounters that a draft stands for. */
    List<Draft> of(Draft draft, Clause clause) {
        return draft.rule.equals("visit") ? stations(draft, clause) : apart(draft, clause);
    }

    /** A call with both sides of a war is two calls. */
    private List<Draft> apart(Draft draft, Clause clause) {
        Set<String> sides = context.dossier.sides();
        boolean both = draft.kind == EventKind.CALL
                && draft.codes().containsAll(sides)
                && draft.codes().size() > sides.size();
        boolean separate = both
                && clause.right().stream()
                                .map(Ref::code)
                                .distinct()
                                .filter(sides::contains)
                                .count()
                        == sides.size();
        if (!separate) {
            return stops(draft, clause);
        }
        List<Draft> calls = new ArrayList<>();
        for (String side : sides.stream().sorted().toList()) {
            Draft call = draft.copy();
            call.parties
                    .keySet()
                    .removeIf(who -> sides.contains(who.code()) && !who.code().equals(side));
            calls.add(call);
        }
        return calls;
    }

    /** One draft for each country of a journey: "will visit Kyiv and Moscow". */
    private List<Draft> stations(Draft draft, Clause clause) {
        List<Ref> stations = clause.places().stations();
        if (stations.size() < 2) {
            return stops(draft, clause);
        }
        List<Draft> visits = new ArrayList<>();
        for (Ref station : stations) {
            Draft visit = draft.at(station, draft.when);
            visit.dateSaid = draft.dateSaid;
            visit.parties.keySet().removeIf(who -> stations.stream()
                    .anyMatch(ref -> who.code().equals(ref.code())));
            if (station.code() != null) {
                visit.add(station.code(), null, PartyRole.HOST);
            }
            visits.add(visit);
        }
        return visits;
    }

    /** One draft for each time and place that the clause pairs. */
    private List<Draft> stops(Draft draft, Clause clause) {
        List<Legs.Leg> legs = draft.parties.size() > 2 ? Legs.of(clause) : List.of();
        if (!legs.isEmpty()) {
            return Legs.drafts(draft, legs, context);
        }
        List<ClausePlaces.Stop> stops = clause.places().stops();
        if (stops.isEmpty() || draft.kind != EventKind.MEETING) {
            return List.of(draft);
        }
        List<Draft> drafts = stops.stream()
                .map(stop -> draft.at(stop.place(), context.resolve(stop.date(), draft.status, draft.statusSaid)))
                .toList();
        return isOneRun(drafts) ? List.of(run(drafts)) : drafts;
    }

    /** "on Friday and Saturday" is one encounter of two days. */
    private static boolean isOneRun(List<Draft> drafts) {
        @Nullable DateRange first = drafts.get(0).when;
        @Nullable DateRange second = drafts.get(1).when;
        boolean samePlace = Objects.equals(drafts.get(0).place, drafts.get(1).place);
        return drafts.size() == 2
                && samePlace
                && first != null
                && second != null
                && first.isDay()
                && first.start().plusDays(1).equals(second.start());
    }

    private static Draft run(List<Draft> drafts) {
        Draft run = drafts.get(0);
        @Nullable DateRange first = run.when;
        @Nullable DateRange second = drafts.get(1).when;
        if (first != null && second != null) {
            run.when = new DateRange(first.start(), second.start(), first.precision());
        }
        return run;
    }
}
