package org.parley.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Mention;

/**
 * What one article says that belongs to one dossier.
 *
 * @param language of the article, ISO 639-1, as given or detected; null when it cannot be told
 * @param relevant whether the article belongs to the dossier
 * @param mentions the events that it reports, in the order of their evidence; empty when not relevant
 */
public record Reading(@Nullable String language, boolean relevant, List<Mention> mentions) {

    public Reading {
        mentions = List.copyOf(mentions);
    }
}
