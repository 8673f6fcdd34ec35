package org.parley.enrich.resolve;

import org.jspecify.annotations.Nullable;

/**
 * How alike two sketches are, and what decided it. Parts are 0 to 1; a part that could not be compared is -1.
 *
 * @param total 0 to 1; 0 when vetoed
 * @param veto what forbids that the two are one, or null
 */
record Score(
        double total,
        double parties,
        double time,
        double place,
        double terms,
        @Nullable String veto) {

    static final double NOT_COMPARED = -1;

    static Score vetoed(String veto) {
        return new Score(0, NOT_COMPARED, NOT_COMPARED, NOT_COMPARED, NOT_COMPARED, veto);
    }

    /** In short, for the record: {@code parties 1.00, time 0.95, place 0.80}, or the veto. */
    String inWords() {
        if (veto != null) {
            return "veto: " + veto;
        }
        StringBuilder words = new StringBuilder();
        append(words, "parties", parties);
        append(words, "time", time);
        append(words, "place", place);
        append(words, "terms", terms);
        return words.toString();
    }

    private static void append(StringBuilder words, String part, double value) {
        if (value == NOT_COMPARED) {
            return;
        }
        if (words.length() > 0) {
            words.append(", ");
        }
        // Said of every mention: formatting by pattern would take longer than the comparison.
        long hundredths = Math.round(100 * value);
        words.append(part).append(' ').append(hundredths / 100).append('.');
        words.append(hundredths / 10 % 10).append(hundredths % 10);
    }
}
