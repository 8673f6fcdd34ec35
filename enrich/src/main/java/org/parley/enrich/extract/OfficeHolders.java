package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Office;
import org.parley.enrich.dossier.Person;

/** Who holds an office on the day of publication, by the dossier and by whom the article has named so far. */
final class OfficeHolders {

    /** Titles whose holder is looked up when no name follows. */
    private static final Set<String> OFFICES = Set.of(
            "president",
            "prime-minister",
            "chancellor",
            "foreign-minister",
            "defence-minister",
            "king",
            "crown-prince",
            "emir",
            "pope",
            "secretary-general",
            "director-general",
            "security-adviser",
            "security-secretary",
            "chief-of-staff",
            "intelligence-chief",
            "vice-president",
            "commission-president",
            "council-president",
            "high-representative",
            "treasury-secretary");

    /** Titles that a state's people bear without being named: they act for the state. */
    private static final Set<String> ROLES = Set.of(
            "delegation", "official", "negotiator", "envoy", "minister", "adviser", "leader", "ambassador", "cardinal");

    private final Dossier dossier;
    private final LocalDate day;
    /** Who was last named for each office. */
    private final Map<String, Person> remembered = new HashMap<>();

    OfficeHolders(Dossier dossier, LocalDate day) {
        this.dossier = dossier;
        this.day = day;
    }

    /** "The prime minister" without a state is the one named before. */
    void remember(Person person) {
        for (Office office : person.offices()) {
            if (office.heldOn(day)) {
                remembered.put(office.title(), person);
            }
        }
    }

    /** @param code the state or organisation that the text gives with the title, if any */
    Optional<Person> holder(String title, @Nullable String code) {
        if (title.equals("pope")) {
            return dossier.offices().holder("pope", "VAT", day);
        }
        if (code == null) {
            return Optional.ofNullable(OFFICES.contains(title) ? remembered.get(title) : null);
        }
        if (title.equals("leader")) {
            return dossier.offices()
                    .holder("president", code, day)
                    .or(() -> dossier.offices().holder("prime-minister", code, day))
                    .or(() -> dossier.offices().holder("chancellor", code, day));
        }
        return OFFICES.contains(title) ? dossier.offices().holder(title, code, day) : Optional.empty();
    }

    boolean isInOffice(Person person) {
        return person.holdsOfficeOn(day);
    }

    static boolean isOffice(String title) {
        return OFFICES.contains(title);
    }

    /** Whether someone with the title, though unnamed, acts for the state. */
    static boolean actsForState(String title) {
        return ROLES.contains(title) || OFFICES.contains(title);
    }
}
