package org.parley.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.enrich.text.Token.Shape;

/**
 * Cuts a text into tokens in one pass. Acronyms with dots ("U.S.") are one token; a case ending behind an apostrophe is a token of its
 * own; invisible characters (direction marks, soft hyphens) are skipped.
 */
public final class Tokenizer {

    /** No word of any language is longer; what is longer is not text. */
    private static final int LONGEST_WORD = 64;

    private static final Set<String> CONTRACTED = Set.of("t");

    private Tokenizer() {}

    public static List<Token> tokenize(String text) {
        return tokenize(text, text.length());
    }

    /** Tokens of the first {@code limit} characters. */
    public static List<Token> tokenize(String text, int limit) {
        return tokenize(text, Math.min(limit, text.length()), Integer.MAX_VALUE);
    }

    /** The first {@code count} tokens, or all where there are fewer. */
    static List<Token> first(int count, String text) {
        List<Token> tokens = tokenize(text, text.length(), count);
        return tokens.subList(0, Math.min(count, tokens.size()));
    }

    private static List<Token> tokenize(String text, int end, int count) {
        List<Token> tokens = new ArrayList<>(Math.min(end / 5 + 8, count));
        int at = 0;
        while (at < end && tokens.size() < count) {
            at = next(text, at, end, tokens);
        }
        return tokens;
    }

    private static int next(String text, int at, int end, List<Token> tokens) {
        char c = text.charAt(at);
        if (c == '\n') {
            tokens.add(new Token("\n", at, at + 1, Shape.MARK));
            return at + 1;
        }
        if (Folding.isLetter(c)) {
            return word(text, at, end, tokens);
        }
        if (c >= '0' && c <= '9') {
            int stop = at;
            while (stop < end && isDigit(text.charAt(stop)) && stop - at < LONGEST_WORD) {
                stop++;
            }
            tokens.add(new Token(text.substring(at, stop), at, stop, Shape.NUMBER));
            return stop;
        }
        if (!Character.isWhitespace(c) && !isInvisible(c)) {
            tokens.add(new Token(mark(c), at, at + 1, Shape.MARK));
        }
        return at + 1;
    }

    private static int word(String text, int start, int end, List<Token> tokens) {
        int acronym = acronymEnd(text, start, end);
        if (acronym > 0) {
            tokens.add(new Token(lettersOf(text, start, acronym), start, acronym, Shape.UPPER));
            return acronym;
        }
        int at = start;
        while (at < end && at - start < LONGEST_WORD && isInner(text, start, at, end)) {
            at++;
        }
        tokens.add(new Token(Folding.fold(text, start, at), start, at, shape(text, start, at)));
        return at < end && Folding.isApostrophe(text.charAt(at)) ? suffix(text, start, at, end, tokens) : at;
    }

    /** "'s", "'nin": a token of its own; "won't" is one word; "l'" keeps its apostrophe out of the next word. */
    private static int suffix(String text, int start, int apostrophe, int end, List<Token> tokens) {
        int stop = apostrophe + 1;
        while (stop < end && Folding.isLetter(text.charAt(stop)) && stop - apostrophe < LONGEST_WORD) {
            stop++;
        }
        String ending = Folding.fold(text, apostrophe + 1, stop);
        if (CONTRACTED.contains(ending)) {
            Token head = tokens.remove(tokens.size() - 1);
            tokens.add(new Token(head.norm() + ending, start, stop, head.shape()));
            return stop;
        }
        boolean elision = apostrophe - start <= 2 && Character.isLowerCase(text.charAt(apostrophe - 1));
        if (ending.isEmpty() || elision || ending.length() > 6) {
            return apostrophe + 1;
        }
        tokens.add(new Token("'" + ending, apostrophe, stop, Shape.SUFFIX));
        return stop;
    }

    private static boolean isInner(String text, int start, int at, int end) {
        char c = text.charAt(at);
        if (c < 128 && c != '\'' && c != '`') {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || isDigit(c);
        }
        if (Folding.isLetter(c) || isDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
            return true;
        }
        // Cyrillic words keep their apostrophe: Ukrainian м'яч.
        return (Folding.isApostrophe(c) || isInvisible(c))
                && at > start
                && at + 1 < end
                && isCyrillic(text.charAt(at - 1))
                && isCyrillic(text.charAt(at + 1));
    }

    /** End of "U.S." or "U.K." at {@code start}, or -1. */
    private static int acronymEnd(String text, int start, int end) {
        int at = start;
        while (at + 1 < end && Character.isUpperCase(text.charAt(at)) && text.charAt(at + 1) == '.') {
            at += 2;
        }
        return at - start >= 4 ? at : -1;
    }

    private static String lettersOf(String text, int start, int end) {
        StringBuilder letters = new StringBuilder();
        for (int i = start; i < end; i += 2) {
            letters.append(text.charAt(i));
        }
        return Folding.fold(letters.toString());
    }

    private static Shape shape(String text, int start, int end) {
        if (!Character.isUpperCase(text.charAt(start))) {
            return Shape.LOWER;
        }
        for (int i = start + 1; i < end; i++) {
            if (Character.isLowerCase(text.charAt(i))) {
                return Shape.CAPITAL;
            }
        }
        return end - start > 1 ? Shape.UPPER : Shape.CAPITAL;
    }

    private static String mark(char c) {
        return switch (c) {
            case '–', '—', '‑', '‐', '−' -> "-";
            case '“', '”', '„', '«', '»', '‟' -> "\"";
            case '’', '‘', 'ʼ' -> "'";
            default -> String.valueOf(c);
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCyrillic(char c) {
        return c >= 0x400 && c < 0x530;
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD' || c == '\uFEFF' || Character.getType(c) == Character.FORMAT || Character.isISOControl(c);
    }
}
