package org.parley.enrich.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells the languages that dossiers are read in by their commonest words. Null when a text has too few of them, or is in a language
 * that none of the lists covers. Thread-safe.
 */
public final class LanguageGuesser {

    private static final int SAMPLE = 400;
    private static final int ENOUGH = 2;
    private static final double LETTER = 0.5;

    /** Languages told apart by letters of their own as well. */
    private static final String UKRAINIAN = "uk";

    private static final String RUSSIAN = "ru";

    private final List<String> languages;
    private final int ukrainian;
    private final int russian;
    /** What a word says for each of the languages. */
    private final Map<String, double[]> weights = new HashMap<>();

    /** @param common commonest words by language, folded */
    public LanguageGuesser(Map<String, ? extends Iterable<String>> common) {
        Set<String> names = new TreeSet<>(common.keySet());
        names.addAll(List.of(UKRAINIAN, RUSSIAN));
        this.languages = List.copyOf(names);
        this.ukrainian = languages.indexOf(UKRAINIAN);
        this.russian = languages.indexOf(RUSSIAN);
        common.forEach((language, words) -> {
            for (String word : words) {
                weights.computeIfAbsent(word, unseen -> new double[languages.size()])[languages.indexOf(language)] = 1;
            }
        });
        weights.values().forEach(LanguageGuesser::share);
    }

    /** A word of several languages says less about each. */
    private static void share(double[] weight) {
        double sum = 0;
        for (double each : weight) {
            sum += each;
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= sum;
        }
    }

    /** ISO 639-1 code of the language, by the first few hundred tokens; of two as likely the first by name. */
    public @Nullable String guess(String text) {
        double[] scores = new double[languages.size()];
        for (Token token : Tokenizer.first(SAMPLE, text)) {
            double @Nullable [] weight = weights.get(token.norm());
            for (int i = 0; weight != null && i < scores.length; i++) {
                scores[i] += weight[i];
            }
            letters(token.norm(), scores);
        }
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return scores[best] >= ENOUGH ? languages.get(best) : null;
    }

    /** Letters that only one of two close languages has. */
    private void letters(String word, double[] scores) {
        for (int i = 0; i < word.length(); i++) {
            switch (word.charAt(i)) {
                case 'і', 'ї', 'є' -> scores[ukrainian] += LETTER;
                case 'ы', 'э', 'ъ' -> scores[russian] += LETTER;
                default -> {}
            }
        }
    }
}
