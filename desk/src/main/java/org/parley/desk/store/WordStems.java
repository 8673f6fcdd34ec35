package org.parley.desk.store;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.Stemmer;

/** Remembers the stems of words: marking what was searched for stems every word of what is shown, and few words make up most texts. */
final class WordStems implements Stemmer {

    private static final int REMEMBERED = 50_000;
    private static final int LONGEST = 40;

    private final Stemmer stemmer;
    private final LoadingCache<Word, List<String>> known;

    WordStems(Stemmer stemmer) {
        this.stemmer = stemmer;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .build(word -> List.copyOf(stemmer.stems(word.text, word.language)));
    }

    @Override
    public List<String> stems(String text, @Nullable String language) {
        return text.length() > LONGEST ? stemmer.stems(text, language) : known.get(new Word(text, language));
    }

    private record Word(String text, @Nullable String language) {}
}
