package org.parley.ingest.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Finds the {@linkplain Cue cues} in class names, ids and roles, also inside run-together names ({@code articleBody},
 * {@code relatedlinks}). Thread-safe.
 */
final class ClassCues {

    private static final int KEY_CHARS = 2;
    private static final int LETTERS = 26;

    /** Stems by their first two letters, or none at all for most pairs: nearly every step of a search ends here. */
    private static final Stem[][] STEMS = load("class-cues.txt");

    private static final Stem[] NONE = {};

    private record Stem(String word, boolean atStart, boolean atEnd, long bit) {

        boolean standsAt(String name, String small, int from) {
            int end = from + word.length();
            return small.startsWith(word, from)
                    && (!atStart || isPartStart(name, from))
                    && (!atEnd || end == name.length() || isPartStart(name, end));
        }
    }

    private ClassCues() {}

    /** The cues of a name, as {@linkplain Cue#bit() bits}. */
    static long bits(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return small.length() == name.length() ? bits(name, small) : bits(small, small);
    }

    private static long bits(String name, String small) {
        long bits = 0;
        for (int i = 0; i + KEY_CHARS <= name.length(); i++) {
            for (Stem stem : stemsAt(name, i)) {
                if ((bits & stem.bit) == 0 && stem.standsAt(name, small, i)) {
                    bits |= stem.bit;
                }
            }
        }
        return bits;
    }

    private static Stem[] stemsAt(String name, int at) {
        int key = key(name, at);
        return key < 0 ? NONE : STEMS[key];
    }

    private static int key(String name, int at) {
        int first = (name.charAt(at) | 0x20) - 'a';
        int second = (name.charAt(at + 1) | 0x20) - 'a';
        boolean letters = first >= 0 && first < LETTERS && second >= 0 && second < LETTERS;
        return letters ? first * LETTERS + second : -1;
    }

    private static boolean isPartStart(String name, int at) {
        if (at == 0) {
            return true;
        }
        char here = name.charAt(at);
        char before = name.charAt(at - 1);
        return !Character.isLetter(here)
                || !Character.isLetter(before)
                || (Character.isUpperCase(here) && Character.isLowerCase(before));
    }

    private static Stem[][] load(String resource) {
        Map<Integer, List<Stem>> stems = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(ClassCues.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> addLine(line, stems));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return IntStream.range(0, LETTERS * LETTERS)
                .mapToObj(key -> stems.getOrDefault(key, List.of()).toArray(Stem[]::new))
                .toArray(Stem[][]::new);
    }

    private static void addLine(String line, Map<Integer, List<Stem>> stems) {
        int colon = line.indexOf(':');
        long bit = Cue.valueOf(line.substring(0, colon)).bit();
        for (String written : line.substring(colon + 1).trim().split("\\s+")) {
            boolean atStart = written.startsWith("^");
            boolean atEnd = written.endsWith("$");
            String word = written.substring(atStart ? 1 : 0, written.length() - (atEnd ? 1 : 0));
            stems.computeIfAbsent(key(word, 0), key -> new ArrayList<>()).add(new Stem(word, atStart, atEnd, bit));
        }
    }
}
