package org.parley.enrich.text;

import java.text.Normalizer;

/** Folds characters for comparison: case, Latin accents and the Russian ё disappear; letters that tell words apart stay. */
public final class Folding {

    private static final int BLOCKS_END = 0x530;
    private static final char[] TABLE = table();
    private static final boolean[] LETTERS = letters();

    private Folding() {}

    /** The folded form of a word; characters outside the Latin and Cyrillic blocks are only lower-cased. */
    public static String fold(String word) {
        return fold(word, 0, word.length());
    }

    /** The folded form of a part of a text. */
    static String fold(String text, int from, int to) {
        if (isPlain(text, from, to)) {
            return text.substring(from, to);
        }
        char[] folded = new char[2 * (to - from)];
        int length = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            char first = fold(c);
            char second = second(c);
            if (first != 0) {
                folded[length++] = first;
            }
            if (second != 0) {
                folded[length++] = second;
            }
        }
        return new String(folded, 0, length);
    }

    private static boolean isPlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    /** The letter that a character folds to, the first of them where it folds to two; 0 for what disappears. */
    public static char fold(char c) {
        return c < TABLE.length ? TABLE[c] : isApostrophe(c) ? 0 : Character.toLowerCase(c);
    }

    /** {@link Character#isLetter(char)}, looked up in a table for the Latin, Greek and Cyrillic blocks: it is asked of every character. */
    public static boolean isLetter(char c) {
        return c < BLOCKS_END ? LETTERS[c] : Character.isLetter(c);
    }

    /** The second letter that a ligature folds to, otherwise 0. */
    public static char second(char c) {
        if (c < 'Æ' || c > 'œ') {
            return 0;
        }
        return switch (c) {
            case 'ß' -> 's';
            case 'æ', 'Æ', 'œ', 'Œ' -> 'e';
            default -> 0;
        };
    }

    private static char[] table() {
        char[] table = new char[BLOCKS_END];
        for (char c = 0; c < table.length; c++) {
            table[c] = foldOne(c);
        }
        return table;
    }

    private static boolean[] letters() {
        boolean[] letters = new boolean[BLOCKS_END];
        for (char c = 0; c < letters.length; c++) {
            letters[c] = Character.isLetter(c);
        }
        return letters;
    }

    private static char foldOne(char c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK || isApostrophe(c)) {
            return 0;
        }
        char lower = Character.toLowerCase(c);
        return switch (lower) {
            case 'ß' -> 's';
            case 'æ' -> 'a';
            case 'ł' -> 'l';
            case 'ø', 'œ' -> 'o';
            case 'đ' -> 'd';
            case 'ı' -> 'i';
            case 'ё' -> 'е';
            case 'ґ' -> 'г';
            default -> lower < 0x400 ? withoutAccent(lower) : lower;
        };
    }

    private static char withoutAccent(char c) {
        String parts = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
        return Character.toLowerCase(parts.charAt(0));
    }

    static boolean isApostrophe(char c) {
        return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '`' || c == '´';
    }
}
