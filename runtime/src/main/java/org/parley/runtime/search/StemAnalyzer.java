package org.parley.runtime.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import morfologik.stemming.Dictionary;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.morfologik.MorfologikFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.tartarus.snowball.ext.RussianStemmer;

/** Words to stems: Latin ones as English without accents, Cyrillic ones by the language given. */
final class StemAnalyzer extends Analyzer {

    /** How Cyrillic words are reduced. */
    enum Cyrillic {
        /** By the endings that Russian has. */
        RUSSIAN,
        /** By a dictionary of Ukrainian; words that it lacks stay as they are. */
        UKRAINIAN
    }

    private static final String UKRAINIAN_DICTIONARY = "ua/net/nlp/ukrainian.dict";

    private final Cyrillic cyrillic;

    StemAnalyzer(Cyrillic cyrillic) {
        this.cyrillic = cyrillic;
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer words = new StandardTokenizer();
        TokenStream stream = new EnglishPossessiveFilter(words);
        stream = new LowerCaseFilter(stream);
        stream = new StopFilter(stream, EnglishAnalyzer.getDefaultStopSet());
        stream = new ASCIIFoldingFilter(stream);
        stream = new PorterStemFilter(stream);
        stream = cyrillic == Cyrillic.RUSSIAN
                ? new SnowballFilter(stream, new RussianStemmer())
                : new MorfologikFilter(stream, UkrainianDictionary.INSTANCE);
        return new TokenStreamComponents(words, stream);
    }

    /** Loaded at the first Ukrainian text. */
    private static final class UkrainianDictionary {

        static final Dictionary INSTANCE = load();

        private static Dictionary load() {
            URL dictionary = Objects.requireNonNull(
                    StemAnalyzer.class.getClassLoader().getResource(UKRAINIAN_DICTIONARY), UKRAINIAN_DICTIONARY);
            try {
                return Dictionary.read(dictionary);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the Ukrainian dictionary", e);
            }
        }
    }
}
