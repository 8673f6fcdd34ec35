package org.parley.runtime.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.Stemmer;

/**
 * Stems with Lucene's analyzers: words in Latin letters as English, words in Cyrillic as Ukrainian or Russian. Where the language is not
 * known, as in queries, a Cyrillic word gives the stems of both; so a query finds documents of either. Other Latin languages go through
 * the English stemmer too, in documents as in queries, which is rough but the same on both sides.
 */
public final class LuceneStemmer implements Stemmer {

    private static final String FIELD = "text";

    private final Analyzer russian = new StemAnalyzer(StemAnalyzer.Cyrillic.RUSSIAN);
    private final Analyzer ukrainian = new StemAnalyzer(StemAnalyzer.Cyrillic.UKRAINIAN);

    @Override
    public List<String> stems(String text, @Nullable String language) {
        String known = language == null ? "" : language.toLowerCase(Locale.ROOT);
        if (known.equals("uk")) {
            return analyze(ukrainian, text);
        } else if (known.equals("ru") || text.chars().noneMatch(LuceneStemmer::isCyrillic)) {
            return analyze(russian, text);
        }
        Set<String> either = new LinkedHashSet<>(analyze(ukrainian, text));
        either.addAll(analyze(russian, text));
        return List.copyOf(either);
    }

    private static boolean isCyrillic(int letter) {
        return Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC;
    }

    private static List<String> analyze(Analyzer analyzer, String text) {
        List<String> stems = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(FIELD, new StringReader(text))) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                stems.add(term.toString());
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException("text in memory cannot be read", impossible);
        }
        return stems;
    }
}
