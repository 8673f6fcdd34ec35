package org.parley.enrich.resolve;

import org.parley.schemas.EventKind;

/**
 * How alike the parties of two sketches are, 0 (contradict) to 1: persons first, the states and organizations for which they act
 * second. Parties left out contradict nothing; different persons for one state do. Stateless.
 */
final class PartyLikeness {

    private static final double UNKNOWN = 0.5;

    double of(EventSketch left, EventSketch right) {
        Circle a = left.parties();
        Circle b = right.parties();
        if (a.isEmpty() || b.isEmpty()) {
            return UNKNOWN;
        }
        if (!a.movers().isEmpty() && !b.movers().isEmpty() && a.movers().isApartFrom(b.movers())) {
            return 0;
        }
        int common = a.codes().shared(b.codes());
        if (common == 0) {
            return 0;
        }
        double codes = isEncounter(left.kind()) ? encounter(a.core(), b.core()) : act(left.kind(), a, b, common);
        return codes == 0 ? 0 : withPersons(codes, left.kind(), a, b);
    }

    static boolean isEncounter(EventKind kind) {
        return kind == EventKind.MEETING || kind == EventKind.CALL;
    }

    /** An encounter is a matter of who meets whom: one shared party is not enough when each side names another one. */
    private static double encounter(NameSet a, NameSet b) {
        int shared = a.shared(b);
        double jaccard = (double) shared / (a.size() + b.size() - shared);
        if (shared == Math.min(a.size(), b.size())) {
            boolean oneSided = shared == 1 && Math.max(a.size(), b.size()) > 1;
            return oneSided ? 0.5 : 0.7 + 0.3 * jaccard;
        }
        return shared < 2 ? 0 : 0.35 + 0.4 * jaccard;
    }

    /** Of an agreement, a truce, an exchange, reports often name only one side; a plan belongs to whoever puts it forward. */
    private static double act(EventKind kind, Circle a, Circle b, int shared) {
        int all = a.codes().size() + b.codes().size() - shared;
        double jaccard = (double) shared / all;
        if (shared == Math.min(a.codes().size(), b.codes().size())) {
            return 0.75 + 0.25 * jaccard;
        }
        boolean oneMover = !a.movers().isEmpty() && a.movers().equals(b.movers());
        boolean byMover = kind == EventKind.PROPOSAL || kind == EventKind.REJECTION;
        return byMover && !oneMover ? 0.2 + 0.4 * jaccard : 0.5 + 0.3 * jaccard;
    }

    private static double withPersons(double codes, EventKind kind, Circle a, Circle b) {
        int meet = 0;
        int differ = 0;
        for (int i = 0; i < a.codes().size(); i++) {
            NameSet left = a.persons().get(i);
            NameSet right =
                    left.isEmpty() ? NameSet.NONE : b.personsOf(a.codes().get(i));
            if (right.isEmpty()) {
                continue;
            }
            if (left.isApartFrom(right)) {
                differ++;
            } else {
                meet++;
            }
        }
        // Who names one party more speaks perhaps of another meeting: equal circles win over wider ones.
        double most = a.core().equals(b.core()) ? 1 : 0.9 + 0.1 * codes;
        double likeness = codes + (most - codes) * Math.min(1, meet / 2.0);
        double penalty = isEncounter(kind) ? 0.45 : 0.7;
        return differ == 0 ? likeness : likeness * Math.pow(penalty, differ);
    }
}
