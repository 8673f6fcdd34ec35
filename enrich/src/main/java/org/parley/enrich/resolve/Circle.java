package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.parley.schemas.Party;
import org.parley.schemas.PartyRole;
import org.parley.schemas.PartyType;

/**
 * Who takes part, as far as it is compared. Immutable.
 *
 * @param codes of the states and organizations that take part or are acted for
 * @param persons names of the persons who act for each of the codes, in the same order; empty sets where none is named
 * @param core codes of those who meet: who only hosts or mediates counts when nobody else is left to meet
 * @param movers codes of those who propose or reject
 */
record Circle(NameSet codes, List<NameSet> persons, NameSet core, NameSet movers) {

    static Circle of(List<Party> parties) {
        TreeMap<String, Set<String>> persons = new TreeMap<>();
        Set<String> hosts = new HashSet<>();
        Set<String> movers = new HashSet<>();
        for (Party party : parties) {
            String code = code(party);
            Set<String> names = persons.computeIfAbsent(code, any -> new TreeSet<>());
            if (party.getType() == PartyType.PERSON) {
                names.add(party.getName());
            }
            if (party.getRole() == PartyRole.HOST || party.getRole() == PartyRole.MEDIATOR) {
                hosts.add(code);
            }
            if (party.getRole() == PartyRole.PROPOSER || party.getRole() == PartyRole.REJECTER) {
                movers.add(code);
            }
        }
        NameSet codes = NameSet.of(persons.keySet());
        List<String> meeting = new ArrayList<>(persons.keySet());
        meeting.removeAll(hosts);
        return new Circle(
                codes,
                persons.values().stream().map(NameSet::of).toList(),
                meeting.size() < 2 || hosts.isEmpty() ? codes : NameSet.of(meeting),
                NameSet.of(movers));
    }

    boolean isEmpty() {
        return codes.isEmpty();
    }

    /** Persons who act for a code; empty when it does not take part or nobody is named. */
    NameSet personsOf(String code) {
        int at = codes.indexOf(code);
        return at < 0 ? NameSet.NONE : persons.get(at);
    }

    private static String code(Party party) {
        return party.getCountry() == null ? party.getName() : party.getCountry();
    }
}
