package org.parley.enrich.resolve;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Cuts a text into overlapping runs of words; letters' case and punctuation don't count. Stateless. */
final class Shingles {

    /** Fewer words cannot tell copies from chance. */
    static final int LEAST_WORDS = 12;

    private static final int SHINGLE = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Shingles() {}

    static List<String> words(String text) {
        return NO_WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Set<String> of(List<String> words) {
        Set<String> shingles = new HashSet<>();
        for (int start = 0; start + SHINGLE <= words.size(); start++) {
            shingles.add(String.join(" ", words.subList(start, start + SHINGLE)));
        }
        return shingles;
    }
}
