package org.parley.ingest.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Finds in short blocks the phrases by which pages speak about themselves. Thread-safe. */
final class PhraseCues {

    /** In longer blocks such phrases stand for themselves. */
    private static final int LONGEST_BLOCK = 500;

    private static final int KEY_CHARS = 2;
    private static final int KEYS = 4096;
    private static final Phrase[] NONE = {};

    /** Phrases by a number made of their first two characters. */
    private static final Phrase[][] PHRASES = load("phrases.txt");

    private record Phrase(String words, PhraseCue cue) {

        boolean standsAt(String text, int from) {
            int end = from + words.length();
            return text.startsWith(words, from)
                    && (end == text.length()
                            || !isWord(text.charAt(end))
                            || !isWord(words.charAt(words.length() - 1))
                            || isIdeographic(words.charAt(0)));
        }
    }

    private PhraseCues() {}

    /** For each cue: 0 where no phrase of it is found, 1 where one stands somewhere, 2 where the block begins with one. */
    static byte[] find(String block) {
        byte[] found = new byte[PhraseCue.values().length];
        if (block.length() > LONGEST_BLOCK) {
            return found;
        }
        String text = block.toLowerCase(Locale.ROOT);
        for (int i = 0; i + KEY_CHARS <= text.length(); i++) {
            if (i == 0 || !isWord(text.charAt(i - 1)) || isIdeographic(text.charAt(i))) {
                findAt(text, i, found);
            }
        }
        return found;
    }

    private static void findAt(String text, int at, byte[] found) {
        for (Phrase phrase : PHRASES[key(text, at)]) {
            int cue = phrase.cue.ordinal();
            if (found[cue] < 2 && phrase.standsAt(text, at)) {
                found[cue] = (byte) (at < 3 ? 2 : 1);
            }
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static boolean isIdeographic(char c) {
        return c >= 0x2E80 && c < 0xFB00;
    }

    private static int key(String text, int at) {
        return (text.charAt(at) * 31 + text.charAt(at + 1)) % KEYS;
    }

    private static Phrase[][] load(String resource) {
        Map<Integer, List<Phrase>> phrases = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(PhraseCues.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(line -> addLine(line, phrases));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Phrase[][] byKey = new Phrase[KEYS][];
        Arrays.fill(byKey, NONE);
        phrases.forEach((key, list) -> byKey[key] = list.toArray(Phrase[]::new));
        return byKey;
    }

    private static void addLine(String line, Map<Integer, List<Phrase>> phrases) {
        int colon = line.indexOf(':');
        PhraseCue cue = PhraseCue.valueOf(line.substring(0, colon));
        for (String words : line.substring(colon + 1).split(",")) {
            String phrase = words.strip();
            String key = phrase.length() < KEY_CHARS ? phrase + " " : phrase;
            phrases.computeIfAbsent(key(key, 0), any -> new ArrayList<>()).add(new Phrase(phrase, cue));
        }
    }
}
