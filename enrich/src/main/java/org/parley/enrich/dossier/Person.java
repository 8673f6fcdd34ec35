package org.parley.enrich.dossier;

import java.time.LocalDate;
import java.util.List;

/**
 * A person who acts for a state or an organisation.
 *
 * @param name canonical English spelling
 * @param code state or organisation
 */
public record Person(String name, String code, List<Office> offices) {

    public Person {
        offices = List.copyOf(offices);
    }

    public boolean holdsOfficeOn(LocalDate day) {
        for (Office office : offices) {
            if (office.heldOn(day)) {
                return true;
            }
        }
        return false;
    }

    /** By name alone: people are looked up for every sentence. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The last word of the name, as titles of events use it. */
    public String shortName() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
