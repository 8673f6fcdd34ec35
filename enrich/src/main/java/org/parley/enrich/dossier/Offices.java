package org.parley.enrich.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who held which office when. Immutable. */
public final class Offices {

    private record Term(Office office, Person holder) {}

    private final Map<String, List<Term>> byTitle = new HashMap<>();

    /** @param people those listed first are preferred */
    Offices(List<Person> people) {
        for (Person person : people) {
            for (Office office : person.offices()) {
                byTitle.computeIfAbsent(key(office.title(), office.code()), unseen -> new ArrayList<>())
                        .add(new Term(office, person));
            }
        }
    }

    /** Who held an office on a day; empty when nobody known did. */
    public Optional<Person> holder(String title, @Nullable String code, LocalDate day) {
        for (Term term : byTitle.getOrDefault(key(title, code), List.of())) {
            if (term.office().heldOn(day)) {
                return Optional.of(term.holder());
            }
        }
        return Optional.empty();
    }

    private static String key(String title, @Nullable String code) {
        return title + '/' + code;
    }
}
