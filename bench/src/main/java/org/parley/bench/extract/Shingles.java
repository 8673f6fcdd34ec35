package org.parley.bench.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as multisets of runs of four words: the measure of how much of a text is in another. */
final class Shingles {

    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private final Map<String, Integer> counts = new HashMap<>();
    private int total;

    Shingles(List<String> words) {
        for (int i = 0; i < Math.max(1, words.size() - WORDS + 1) && !words.isEmpty(); i++) {
            counts.merge(key(words, i), 1, Integer::sum);
            total++;
        }
    }

    Shingles(Shingles other) {
        counts.putAll(other.counts);
        total = other.total;
    }

    static Shingles of(String text) {
        return new Shingles(words(text));
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static String key(List<String> words, int from) {
        return String.join(" ", words.subList(from, Math.min(words.size(), from + WORDS)));
    }

    int total() {
        return total;
    }

    /** How many of these are in the other too. */
    int shared(Shingles other) {
        int shared = 0;
        for (Map.Entry<String, Integer> entry : counts.entrySet()) {
            shared += Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
        }
        return shared;
    }

    /** Takes the other's away, as far as they are here. */
    void remove(Shingles other) {
        other.counts.forEach((key, count) -> counts.computeIfPresent(key, (any, here) -> Math.max(0, here - count)));
    }

    boolean contains(List<String> fourWords) {
        return counts.containsKey(String.join(" ", fourWords));
    }
}
