package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;

/**
 * Several encounters behind one verb or noun, each with a party and a day or place of its own: "will see Macron in Paris on Monday and Meloni in
 * Rome on Tuesday", "spoke with Stubb and then with Rutte".
 */
final class Legs {

    private static final int LINK_REACH = 4;

    private final Clause clause;
    private final List<Leg> legs = new ArrayList<>();

    /** Whom one of the encounters is with, and when and where. */
    static final class Leg {
        final List<Ref> parties = new ArrayList<>();

        DateFinder.@Nullable Found date;

        @Nullable
        Ref place;

        /** Whether a "then" parts it from the one before. */
        boolean apart;

        boolean isFixed() {
            return date != null || place != null;
        }
    }

    private Legs(Clause clause) {
        this.clause = clause;
    }

    /** At least two, or none when the clause tells of one encounter. */
    static List<Leg> of(Clause clause) {
        Legs finder = new Legs(clause);
        finder.read();
        List<Leg> legs = finder.legs;
        Set<String> codes = new HashSet<>();
        boolean own = legs.stream().allMatch(leg -> leg.date != null)
                || legs.stream().allMatch(leg -> leg.place != null)
                || legs.stream().anyMatch(leg -> leg.apart);
        for (Leg leg : legs) {
            own &= !leg.parties.isEmpty()
                    && leg.parties.stream().allMatch(ref -> ref.code() != null && codes.add(ref.code() + name(ref)));
        }
        return own && legs.size() > 1 ? legs : List.of();
    }

    private static String name(Ref ref) {
        return ref.person() == null ? "" : ref.person().name();
    }

    private void read() {
        List<Ref> parties = clause.right();
        Leg leg = new Leg();
        int end = clause.trigger.to();
        for (int at = clause.trigger.to(); at < clause.to; at++) {
            @Nullable Ref ref = clause.sentence.refStartingAt(at);
            DateFinder.@Nullable Found date = dateAt(at);
            boolean party = ref != null && parties.contains(ref);
            boolean place = ref != null && ref.type() == Ref.Type.PLACE && !clause.isTopic(ref);
            if (party || date != null) {
                boolean then = isThen(end, at);
                if (!leg.parties.isEmpty() && isAnd(end, at) && (leg.isFixed() || then) && isPartyNext(at, parties)) {
                    legs.add(leg);
                    leg = new Leg();
                    leg.apart = then;
                }
            }
            if (party && ref != null) {
                leg.parties.add(ref);
            } else if (place && leg.place == null) {
                leg.place = ref;
            } else if (date != null && leg.date == null) {
                leg.date = date;
            }
            end = ref != null && (party || place) ? ref.to() : date != null ? date.to() : end;
        }
        legs.add(leg);
    }

    /** "on Tuesday with Rutte": the day may stand before the party. */
    private boolean isPartyNext(int at, List<Ref> parties) {
        return parties.stream().anyMatch(ref -> ref.from() >= at && ref.from() - at <= LINK_REACH);
    }

    private DateFinder.@Nullable Found dateAt(int token) {
        for (DateFinder.Found date : clause.sentence.dates()) {
            if (date.from() == token && !date.leads()) {
                return date;
            }
        }
        return null;
    }

    private boolean isAnd(int from, int to) {
        return to - from <= LINK_REACH && clause.sentence.cue(from, to, "and");
    }

    private boolean isThen(int from, int to) {
        @Nullable Span then = clause.sentence.lastCue(from, to, "turn");
        return then != null && isAnd(from, to);
    }

    /** The encounters of a draft, one for each leg. */
    static List<Draft> drafts(Draft draft, List<Leg> legs, Context context) {
        boolean placed = legs.stream().filter(leg -> leg.place != null).count() > 1;
        Set<Draft.Who> others = new HashSet<>();
        legs.forEach(leg -> leg.parties.forEach(ref -> others.add(who(ref))));
        List<Draft> drafts = new ArrayList<>();
        for (Leg leg : legs) {
            @Nullable Ref place = leg.place != null || placed ? leg.place : draft.place;
            Draft part = leg.date == null
                    ? draft.copy()
                    : draft.at(place, context.resolve(leg.date, draft.status, draft.statusSaid));
            part.place = draft.place == null ? null : place;
            part.parties
                    .keySet()
                    .removeIf(who -> others.contains(who)
                            && leg.parties.stream().noneMatch(ref -> Objects.equals(who, who(ref))));
            drafts.add(part);
        }
        return drafts;
    }

    private static Draft.Who who(Ref ref) {
        return new Draft.Who(String.valueOf(ref.code()), ref.person());
    }
}
