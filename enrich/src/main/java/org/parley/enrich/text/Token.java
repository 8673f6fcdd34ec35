package org.parley.enrich.text;

/**
 * One word, number or mark of a text.
 *
 * @param norm the folded form: lower case, without accents and apostrophes
 * @param start first character in the text, in UTF-16 code units
 * @param end one behind the last character
 */
public record Token(String norm, int start, int end, Shape shape) {

    /** How a token is written. */
    public enum Shape {
        LOWER,
        CAPITAL,
        UPPER,
        NUMBER,
        /** Punctuation, a symbol or a line break ({@code "\n"}). */
        MARK,
        /** A case ending set off by an apostrophe, such as the Turkish {@code 'nin} or the English {@code 's}. */
        SUFFIX
    }

    public boolean isWord() {
        return shape == Shape.LOWER || shape == Shape.CAPITAL || shape == Shape.UPPER;
    }

    public boolean isCapital() {
        return shape == Shape.CAPITAL || shape == Shape.UPPER;
    }

    public boolean is(String wanted) {
        return norm.equals(wanted);
    }
}
