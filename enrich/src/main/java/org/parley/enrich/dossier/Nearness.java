package org.parley.enrich.dossier;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which words can bring a text near a dossier: those that name a side or the topic, or that can come to stand for one.
 *
 * @param sides codes of the parties whose peace it is
 * @param capitals by the code of their state
 */
record Nearness(Set<String> sides, Map<String, Site> capitals) {

    private static final String HOLY_SEE = "VAT";

    boolean isNear(Sense sense) {
        if (sense instanceof Sense.Who who) {
            return isSide(who.person().code());
        } else if (sense instanceof Sense.Body body) {
            return isSide(body.actor().code())
                    || isNear(capitals.get(body.actor().code()));
        } else if (sense instanceof Sense.Where where) {
            return isNear(where.site());
        }
        Sense.Word word = (Sense.Word) sense;
        // A pope is of the Holy See without its being named; other titles need their state.
        return word.group() == Group.TOPIC || word.group() == Group.TITLE && isSide(HOLY_SEE);
    }

    private boolean isNear(@Nullable Site site) {
        return site != null && (isSide(site.country()) || isSide(site.standsFor()));
    }

    private boolean isSide(@Nullable String code) {
        return code != null && sides.contains(code);
    }
}
