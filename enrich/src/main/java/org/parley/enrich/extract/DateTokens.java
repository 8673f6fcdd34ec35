package org.parley.enrich.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** A sentence's tokens as the rules for dates ask of them: numbers, years, marks, and the date words that begin at a token. */
final class DateTokens {

    /** What stands between the first and the last day of a range: a hyphen, or "and" and "to" in the languages we read. */
    private static final Set<String> RANGE_MARKS =
            Set.of("-", "and", "to", "і", "й", "та", "и", "по", "i", "und", "bis", "et", "au", "ve", "or");

    private static final int LONGEST_NUMBER = 4;
    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2100;
    private static final int LONGEST_ENDING = 3;

    private final List<Token> tokens;
    private final @Nullable Span[] starts;

    DateTokens(List<Token> tokens, List<Span> spans) {
        this.tokens = tokens;
        this.starts = new Span[tokens.size()];
        for (Span span : spans) {
            if (span.has(Group.DATE)) {
                starts[span.from()] = span;
            }
        }
    }

    int size() {
        return tokens.size();
    }

    Token get(int at) {
        return tokens.get(at);
    }

    /** Whether there is a token at a place, and it is the one wanted. */
    boolean is(int at, String wanted) {
        return at < tokens.size() && tokens.get(at).is(wanted);
    }

    boolean isShape(int at, Token.Shape shape) {
        return at < tokens.size() && tokens.get(at).shape() == shape;
    }

    /** The date word or words that begin at a token. */
    @Nullable
    Span word(int at) {
        return at >= 0 && at < starts.length ? starts[at] : null;
    }

    /** The month that a word names, 1 to 12; 0 when it names none. */
    int month(int at) {
        @Nullable Span span = word(at);
        if (span != null) {
            for (String value : span.values(Group.DATE)) {
                if (value.startsWith("month-")) {
                    return count(value, "month-");
                }
            }
        }
        return 0;
    }

    /** The number at a place; -1 when there is none. */
    int number(int at) {
        if (!isShape(at, Token.Shape.NUMBER) || tokens.get(at).norm().length() > LONGEST_NUMBER) {
            return -1;
        }
        return Integer.parseInt(tokens.get(at).norm());
    }

    /** The year at a place; 0 when there is none that an article of our days would date something by. */
    int year(int at) {
        int year = number(at);
        return year >= FIRST_YEAR && year <= LAST_YEAR ? year : 0;
    }

    /** Skips the full stop of "18." and the ending of "18th", «18-го». */
    int skipOrdinal(int at) {
        if (is(at, ".") && at + 1 < tokens.size() && !is(at + 1, "\n")) {
            return at + 1;
        }
        if (at < tokens.size()
                && tokens.get(at).end() - tokens.get(at).start() == 2
                && isAdjacent(at - 1, at)
                && tokens.get(at).isWord()) {
            return at + 1;
        }
        if (at + 1 < tokens.size()
                && is(at, "-")
                && tokens.get(at + 1).isWord()
                && tokens.get(at + 1).norm().length() <= LONGEST_ENDING
                && isAdjacent(at - 1, at + 1)) {
            return at + 2;
        }
        return at;
    }

    /** Whether a token, with another one behind it, may join two days to a range. */
    boolean isRangeMark(int at) {
        return at + 1 < tokens.size() && RANGE_MARKS.contains(tokens.get(at).norm());
    }

    /** Whether nothing stands between any two neighbours of these tokens. */
    boolean isAdjacent(int first, int last) {
        for (int i = Math.max(first, 0) + 1; i <= last; i++) {
            if (tokens.get(i).start() != tokens.get(i - 1).end()) {
                return false;
            }
        }
        return first >= 0;
    }

    /** The number that ends a date word's key: 3 of "month-3". */
    static int count(String value, String prefix) {
        return Integer.parseInt(value.substring(prefix.length()));
    }
}
