package org.parley.enrich.extract;

import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Site;

/**
 * Someone or some place that a sentence names, over a run of its tokens.
 *
 * @param code state or organisation; of a place its country
 * @param person null for a body or a place
 * @param site null unless a city or venue is named
 * @param title key of the office or role that the text gives, such as {@code president} or {@code delegation}
 */
record Ref(
        int from,
        int to,
        Type type,
        @Nullable String code,
        @Nullable Person person,
        @Nullable Site site,
        @Nullable String title) {

    enum Type {
        PERSON,
        /** A state or organisation that can act. */
        BODY,
        /** An adjective of a state that stands alone. */
        ADJECTIVE,
        /** A city, venue or country as a place. */
        PLACE
    }

    boolean isParty() {
        return type == Type.PERSON || type == Type.BODY;
    }
}
