package org.parley.desk.store;

import java.util.Locale;

/** What events can be filtered by. */
public enum EventFilter {
    KIND,
    STATUS,
    /** Name of a person, state or organisation that takes part. */
    PARTY,
    /** Code of a state or organisation that takes part or is acted for. */
    ACTOR,
    /** Name of the place. */
    PLACE,
    /** Country of the place. */
    COUNTRY,
    /** Language of a report. */
    LANGUAGE,
    /** Side of an outlet that reports. */
    SIDE,
    DOSSIER;

    /** Name of the query parameter. */
    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
