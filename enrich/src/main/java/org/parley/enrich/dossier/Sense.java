package org.parley.enrich.dossier;

/** What a run of words in a text can mean. */
public sealed interface Sense {

    /** A person by name. */
    record Who(Person person) implements Sense {}

    /** A state or organisation. */
    record Body(Actor actor, Form form) implements Sense {}

    /** A place by name. */
    record Where(Site site) implements Sense {}

    /** A word of the language: a thing, an act, a cue or a part of a date, as the language's file groups them. */
    record Word(Group group, String value) implements Sense {}

    /** How a text refers to a state or organisation. */
    enum Form {
        NAME,
        ADJECTIVE
    }
}
