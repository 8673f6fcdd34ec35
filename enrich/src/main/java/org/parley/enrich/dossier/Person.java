package org.parley.enrich.dossier;

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

    /** The last word of the name, as titles of events use it. */
    public String shortName() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }
}
