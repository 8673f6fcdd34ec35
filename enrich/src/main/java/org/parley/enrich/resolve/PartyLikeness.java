package org.parley.enrich.resolve;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import org.parley.schemas.EventKind;

/**
 * How alike the parties of two sketches are, 0 (contradict) to 1: persons first, the states and organizations for which they act
 * second. Parties left out contradict nothing; different persons for one state do. Stateless.
 */
final class PartyLikeness {

    private static final double UNKNOWN = 0.5;

    double of(EventSketch left, EventSketch right) {
        Map<String, Set<String>> a = left.actors();
        Map<String, Set<String>> b = right.actors();
        if (a.isEmpty() || b.isEmpty()) {
            return UNKNOWN;
        }
        if (!left.movers().isEmpty()
                && !right.movers().isEmpty()
                && Collections.disjoint(left.movers(), right.movers())) {
            return 0;
        }
        int common = shared(a.keySet(), b.keySet());
        if (common == 0) {
            return 0;
        }
        double codes = isEncounter(left.kind()) ? encounter(left.core(), right.core()) : act(left, right, common);
        return codes == 0 ? 0 : withPersons(codes, left, right);
    }

    /** Number of members of one set that are in the other. */
    static int shared(Set<String> one, Set<String> other) {
        int shared = 0;
        for (String member : one) {
            if (other.contains(member)) {
                shared++;
            }
        }
        return shared;
    }

    static boolean isEncounter(EventKind kind) {
        return kind == EventKind.MEETING || kind == EventKind.CALL;
    }

    /** An encounter is a matter of who meets whom: one shared party is not enough when each side names another one. */
    private static double encounter(Set<String> a, Set<String> b) {
        int shared = shared(a, b);
        double jaccard = (double) shared / (a.size() + b.size() - shared);
        if (shared == Math.min(a.size(), b.size())) {
            boolean oneSided = shared == 1 && Math.max(a.size(), b.size()) > 1;
            return oneSided ? 0.5 : 0.7 + 0.3 * jaccard;
        }
        return shared < 2 ? 0 : 0.35 + 0.4 * jaccard;
    }

    /** Of an agreement, a truce, an exchange, reports often name only one side; a plan belongs to whoever puts it forward. */
    private static double act(EventSketch left, EventSketch right, int shared) {
        int all = left.actors().size() + right.actors().size() - shared;
        double jaccard = (double) shared / all;
        if (shared == Math.min(left.actors().size(), right.actors().size())) {
            return 0.75 + 0.25 * jaccard;
        }
        boolean oneMover = !left.movers().isEmpty() && left.movers().equals(right.movers());
        boolean byMover = left.kind() == EventKind.PROPOSAL || left.kind() == EventKind.REJECTION;
        return byMover && !oneMover ? 0.2 + 0.4 * jaccard : 0.5 + 0.3 * jaccard;
    }

    private static double withPersons(double codes, EventSketch a, EventSketch b) {
        int meet = 0;
        int differ = 0;
        for (Map.Entry<String, Set<String>> actor : a.actors().entrySet()) {
            Set<String> left = actor.getValue();
            Set<String> right = b.actors().getOrDefault(actor.getKey(), Set.of());
            if (left.isEmpty() || right.isEmpty()) {
                continue;
            }
            if (Collections.disjoint(left, right)) {
                differ++;
            } else {
                meet++;
            }
        }
        // Who names one party more speaks perhaps of another meeting: equal circles win over wider ones.
        double most = a.core().equals(b.core()) ? 1 : 0.9 + 0.1 * codes;
        double likeness = codes + (most - codes) * Math.min(1, meet / 2.0);
        double penalty = isEncounter(a.kind()) ? 0.45 : 0.7;
        return likeness * Math.pow(penalty, differ);
    }
}
