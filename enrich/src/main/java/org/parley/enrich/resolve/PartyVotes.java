package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;

/**
 * The parties of an event from those that its reports name: left out is what only a small part of many reports says, and a state for which
 * a person is named. Not thread-safe.
 */
final class PartyVotes {

    private static final double LEAST_SHARE = 0.2;
    /** A report may run two bilateral meetings of one day together; who meets must be what the larger part says. */
    private static final double LEAST_SHARE_IN_ENCOUNTER = 0.35;

    private static final double LEAST_PERSON = 0.1;

    private final double leastShare;

    private final Map<Who, Tally> tallies = new LinkedHashMap<>();
    private double all;

    PartyVotes(EventKind kind) {
        this.leastShare = PartyLikeness.isEncounter(kind) ? LEAST_SHARE_IN_ENCOUNTER : LEAST_SHARE;
    }

    /** A state or organization, or a person who acts for it. */
    private record Who(String code, String person) {

        static Who of(Party party) {
            return new Who(PartyVotes.code(party), party.getType() == PartyType.PERSON ? party.getName() : "");
        }
    }

    private static final class Tally {
        private final Party party;
        private final Votes<PartyRole> roles = new Votes<>();
        private double weight;

        Tally(Party party) {
            this.party = party;
        }
    }

    void add(EventMention mention) {
        double weight = Math.max(0.05, mention.getConfidence());
        if (!mention.getParties().isEmpty()) {
            all += weight;
        }
        for (Party party : mention.getParties()) {
            Tally tally = tallies.computeIfAbsent(Who.of(party), key -> new Tally(party));
            tally.weight += weight;
            if (party.getRole() != PartyRole.UNKNOWN) {
                tally.roles.add(party.getRole(), weight);
            }
        }
    }

    /** The parties, best supported first; equal ones by name. */
    List<Party> winners() {
        List<Tally> kept = new ArrayList<>(tallies.values());
        kept.removeIf(tally -> supportOfCode(tally) < leastShare * all || tally.weight < LEAST_PERSON * all);
        kept.removeIf(tally -> tally.party.getType() != PartyType.PERSON
                && kept.stream()
                        .anyMatch(other -> other.party.getType() == PartyType.PERSON
                                && code(other.party).equals(code(tally.party))));
        kept.sort(Comparator.comparingDouble((Tally tally) -> -tally.weight)
                .thenComparing(tally -> tally.party.getName()));
        return kept.stream().map(PartyVotes::party).toList();
    }

    /** A state is supported by each report that names it or someone who acts for it. */
    private double supportOfCode(Tally tally) {
        return tallies.values().stream()
                .filter(other -> code(other.party).equals(code(tally.party)))
                .mapToDouble(other -> other.weight)
                .sum();
    }

    private static Party party(Tally tally) {
        @Nullable PartyRole role = tally.roles.leader();
        Party party = tally.party;
        return new Party(party.getName(), party.getType(), party.getCountry(), role == null ? PartyRole.UNKNOWN : role);
    }

    private static String code(Party party) {
        return party.getCountry() == null ? party.getName() : party.getCountry();
    }
}
