package org.parley.enrich.dossier;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The groups of words in a language's file. An act's words are grouped by tense. */
public enum Group {
    TITLE,
    THING,
    CUE,
    DATE,
    PAST,
    PRESENT,
    FUTURE,
    BASE,
    PASSIVE,
    /** What a dossier is about, beside its sides. */
    TOPIC,
    /** What other dossiers are about. */
    ELSEWHERE;

    /** Those of acts. */
    static final Set<Group> TENSES = EnumSet.range(PAST, PASSIVE);

    private final String key = name().toLowerCase(Locale.ROOT);

    /** As the files and the table of confidence name it. */
    public String key() {
        return key;
    }

    int bit() {
        return 1 << ordinal();
    }
}
