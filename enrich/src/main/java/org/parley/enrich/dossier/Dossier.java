package org.parley.enrich.dossier;

import java.util.Map;
import java.util.Set;
import org.parley.enrich.text.LanguageGuesser;

/**
 * A peace process with all that is needed to read about it. Thread-safe.
 *
 * @param sides codes of the parties whose peace it is
 * @param focus the side on whose soil the war is fought
 * @param partners whose talks with the other side count even where the focus is not named
 * @param actors by code
 * @param capitals by the code of their state
 * @param lexicons by language, ISO 639-1
 */
public record Dossier(
        String name,
        String title,
        Set<String> sides,
        String focus,
        Set<String> partners,
        Map<String, Actor> actors,
        Map<String, Site> capitals,
        Offices offices,
        Map<String, Lexicon> lexicons,
        LanguageGuesser languages) {

    public Dossier {
        sides = Set.copyOf(sides);
        partners = Set.copyOf(partners);
        actors = Map.copyOf(actors);
        capitals = Map.copyOf(capitals);
        lexicons = Map.copyOf(lexicons);
    }
}
