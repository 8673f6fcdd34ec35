package org.parley.schemas.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reduces the words of a text to their stems, the same way for documents and for queries. Implementations are thread-safe. */
@FunctionalInterface
public interface Stemmer {

    /**
     * The stems of a text, in its order.
     *
     * @param language ISO 639-1; null when unknown, as for queries: then all languages that the script allows are tried
     */
    List<String> stems(String text, @Nullable String language);
}
