package org.parley.enrich.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the languages that dossiers are read in by their commonest words. Null when a text has too few of them, or is in a language
 * that none of the lists covers.
 */
public final class LanguageGuesser {

    private static final int SAMPLE = 400;
    private static final int ENOUGH = 2;

    private final Map<String, Map<String, Double>> weights = new HashMap<>();

    /** @param common commonest words by language, folded */
    public LanguageGuesser(Map<String, ? extends Iterable<String>> common) {
        common.forEach((language, words) -> {
            for (String word : words) {
                weights.computeIfAbsent(word, key -> new HashMap<>()).put(language, 1.0);
            }
        });
        // A word of several languages says less about each.
        weights.values().forEach(by -> by.replaceAll((language, weight) -> 1.0 / by.size()));
    }

    /** ISO 639-1 code of the language, by the first few hundred tokens. */
    public @Nullable String guess(List<Token> tokens) {
        Map<String, Double> scores = new HashMap<>();
        int limit = Math.min(tokens.size(), SAMPLE);
        for (Token token : tokens.subList(0, limit)) {
            weights.getOrDefault(token.norm(), Map.of())
                    .forEach((language, w) -> scores.merge(language, w, Double::sum));
            letters(token.norm(), scores);
        }
        return scores.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(best -> best.getValue() >= ENOUGH)
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Letters that only one of two close languages has. */
    private static void letters(String word, Map<String, Double> scores) {
        for (int i = 0; i < word.length(); i++) {
            switch (word.charAt(i)) {
                case 'і', 'ї', 'є' -> scores.merge("uk", 0.5, Double::sum);
                case 'ы', 'э', 'ъ' -> scores.merge("ru", 0.5, Double::sum);
                default -> {}
            }
        }
    }
}
