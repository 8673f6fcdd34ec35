package org.parley.enrich.text;

import java.text.Normalizer;

/** Folds characters for comparison: case, Latin accents and the Russian ё disappear; letters that tell words apart stay. */
public final class Folding {

    private static final char[] TABLE = table();

    private Folding() {}

    /** The folded form of a word; characters outside the Latin and Cyrillic blocks are only lower-cased. */
    public static String fold(CharSequence word) {
        StringBuilder folded = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            append(folded, word.charAt(i));
        }
        return folded.toString();
    }

    static void append(StringBuilder folded, char c) {
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ', 'Æ' -> folded.append("ae");
            case 'œ', 'Œ' -> folded.append("oe");
            default -> {
                char plain = c < TABLE.length ? TABLE[c] : Character.toLowerCase(c);
                if (plain != 0) {
                    folded.append(plain);
                }
            }
        }
    }

    private static char[] table() {
        char[] table = new char[0x530];
        for (char c = 0; c < table.length; c++) {
            table[c] = foldOne(c);
        }
        return table;
    }

    private static char foldOne(char c) {
        if (Character.getType(c) == Character.NON_SPACING_MARK || isApostrophe(c)) {
            return 0;
        }
        char lower = Character.toLowerCase(c);
        return switch (lower) {
            case 'ł' -> 'l';
            case 'ø' -> 'o';
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
