package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a text into overlapping runs of words; letters' case and punctuation don't count. Stateless. */
final class Shingles {

    /** Fewer words cannot tell copies from chance. */
    static final int LEAST_WORDS = 12;

    private static final int SHINGLE = 3;
    private static final int LEAST_FACTS = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…\\n:]");

    private Shingles() {}

    /** A word of a text, and whether it is a name or a number rather than wording. */
    private record Word(String norm, boolean fact) {}

    static Set<String> of(String text) {
        List<Word> words = words(text);
        return words.size() < LEAST_WORDS ? Set.of() : shingles(words, false);
    }

    /**
     * Those that hold a name or a number: stories told in one agency's set phrases share their wording, copies share their facts. All shingles
     * where too few hold one, as in scripts without capitals.
     */
    static Set<String> withFacts(String text) {
        List<Word> words = words(text);
        if (words.size() < LEAST_WORDS) {
            return Set.of();
        }
        Set<String> facts = shingles(words, true);
        return facts.size() < LEAST_FACTS ? shingles(words, false) : facts;
    }

    private static List<Word> words(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        int end = 0;
        while (matcher.find()) {
            boolean first = words.isEmpty()
                    || SENTENCE_END
                            .matcher(text.substring(end, matcher.start()))
                            .find();
            int letter = matcher.group().codePointAt(0);
            boolean fact = Character.isDigit(letter) || Character.isUpperCase(letter) && !first;
            words.add(new Word(matcher.group().toLowerCase(Locale.ROOT), fact));
            end = matcher.end();
        }
        return words;
    }

    private static Set<String> shingles(List<Word> words, boolean onlyFacts) {
        Set<String> shingles = new HashSet<>();
        for (int start = 0; start + SHINGLE <= words.size(); start++) {
            List<Word> run = words.subList(start, start + SHINGLE);
            if (!onlyFacts || run.stream().anyMatch(Word::fact)) {
                shingles.add(run.get(0).norm() + " " + run.get(1).norm() + " "
                        + run.get(2).norm());
            }
        }
        return shingles;
    }
}
