package org.parley.enrich.dossier;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells at one glance that a text names nothing of what any of several dossiers is about, however many they are. Thread-safe.
 *
 * @see NameScan
 */
public final class Glance {

    private final Map<String, NameScan> byLanguage = new HashMap<>();

    private Glance(Collection<Dossier> dossiers) {
        for (Dossier dossier : dossiers) {
            dossier.lexicons()
                    .forEach((language, lexicon) ->
                            lexicon.addNames(byLanguage.computeIfAbsent(language, any -> new NameScan())));
        }
    }

    public static Glance over(Collection<Dossier> dossiers) {
        return new Glance(dossiers);
    }

    /** Whether the first {@code limit} characters may name something of one of the dossiers that are read in the language. */
    public boolean mayFind(String language, String text, int limit) {
        @Nullable NameScan scan = byLanguage.get(language);
        return scan != null && scan.mayFind(text, limit);
    }
}
