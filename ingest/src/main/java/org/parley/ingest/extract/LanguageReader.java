package org.parley.ingest.extract;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.jspecify.annotations.Nullable;

/**
 * Tells the language of an article. What the page claims is believed when the text bears it out by its commonest words; otherwise
 * the detector decides, since templates claim the language of their maker. Thread-safe.
 */
final class LanguageReader {

    private static final int SAMPLE_CHARS = 400;
    private static final int SHORTEST_SAMPLE = 40;
    private static final double BORNE_OUT = 0.12;
    private static final double SURE = 0.5;
    private static final double FAR_LIKELIER = 10;
    private static final Map<String, Set<String>> WORDS = loadWords();
    private static final Map<String, String> TWO_LETTERS = twoLetters();

    private static final class Detector {
        /** Loaded when first needed: it takes a second. */
        static final LanguageDetectorModel MODEL = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = Objects.requireNonNull(
                    LanguageDetectorModel.class.getResourceAsStream("/langdetect-183.bin"),
                    "opennlp-models-langdetect")) {
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private LanguageReader() {}

    /** ISO 639-1 where there is a code, else 639-3; null where neither page nor text tells. */
    static @Nullable String language(String claimed, String text) {
        String claim = code(claimed);
        if (text.length() < SHORTEST_SAMPLE || (claim != null && bearsOut(text, claim))) {
            return claim;
        }
        int from = Math.min(text.length() - SHORTEST_SAMPLE, text.length() / 10);
        String sample = text.substring(from, Math.min(text.length(), from + SAMPLE_CHARS));
        Language[] found = new LanguageDetectorME(Detector.MODEL).predictLanguages(sample);
        return claim == null || outweighs(found, claim) ? code(found[0].getLang()) : claim;
    }

    /** True when the likeliest language is far likelier than the one that the page claims. */
    private static boolean outweighs(Language[] found, String claim) {
        for (Language language : found) {
            if (claim.equals(code(language.getLang()))) {
                return found[0].getConfidence() > FAR_LIKELIER * language.getConfidence();
            }
        }
        return found[0].getConfidence() > SURE;
    }

    private static boolean bearsOut(String text, String claim) {
        Set<String> words = WORDS.get(claim);
        if (words == null) {
            return bearsOutByScript(text, claim);
        }
        int from = text.length() / 10;
        int to = Math.min(text.length(), from + 3 * SAMPLE_CHARS);
        int all = 0;
        int known = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            if (i == to || !Character.isLetter(text.charAt(i))) {
                if (i > start) {
                    all++;
                    known += words.contains(text.substring(start, i).toLowerCase(Locale.ROOT)) ? 1 : 0;
                }
                start = i + 1;
            }
        }
        return known >= BORNE_OUT * all;
    }

    /** Scripts that one language alone uses. */
    private static boolean bearsOutByScript(String text, String claim) {
        String probe = text.substring(0, Math.min(text.length(), SAMPLE_CHARS));
        Character.UnicodeScript script =
                switch (claim) {
                    case "ja" -> Character.UnicodeScript.HIRAGANA;
                    case "ko" -> Character.UnicodeScript.HANGUL;
                    case "he" -> Character.UnicodeScript.HEBREW;
                    case "th" -> Character.UnicodeScript.THAI;
                    case "ka" -> Character.UnicodeScript.GEORGIAN;
                    case "hy" -> Character.UnicodeScript.ARMENIAN;
                    default -> null;
                };
        long letters = probe.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == script)
                .count();
        return script != null && letters * 5 > probe.length();
    }

    /** The language part of a tag such as {@code en-GB}, in its shortest code; null for what is no tag. */
    private static @Nullable String code(String tag) {
        String language = tag.strip().replace('_', '-').split("-", 2)[0].toLowerCase(Locale.ROOT);
        if (!language.matches("[a-z]{2,3}")) {
            return null;
        }
        return switch (language) {
            case "nob", "nb", "nno", "nn", "nor" -> "no";
            case "cmn" -> "zh";
            case "pes" -> "fa";
            case "arb" -> "ar";
            default -> TWO_LETTERS.getOrDefault(language, language);
        };
    }

    private static Map<String, String> twoLetters() {
        Map<String, String> codes = new HashMap<>();
        for (String language : Locale.getISOLanguages()) {
            codes.put(Locale.forLanguageTag(language).getISO3Language(), language);
        }
        return codes;
    }

    private static Map<String, Set<String>> loadWords() {
        String resource = "function-words.txt";
        try (InputStream in = Objects.requireNonNull(LanguageReader.class.getResourceAsStream(resource), resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> Set.of(parts[1].split(" "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
