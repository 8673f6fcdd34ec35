package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.Token;

/** Finds the dates among a sentence's tokens, in digits and by the date words of its language. */
final class DateFinder {

    /**
     * A date over a run of tokens.
     *
     * @param leads whether it dates the clause that it leads into: "a day after they met"
     */
    record Found(int from, int to, DateExpression expression, boolean leads) {

        Found(int from, int to, DateExpression expression) {
            this(from, to, expression, false);
        }
    }

    private final DateTokens tokens;
    private final CalendarDates calendar;
    private final CountedDates counted;
    private final WordedDates worded;

    private DateFinder(DateTokens tokens) {
        this.tokens = tokens;
        this.calendar = new CalendarDates(tokens);
        this.counted = new CountedDates(tokens);
        this.worded = new WordedDates(tokens, calendar, counted);
    }

    static List<Found> find(List<Token> tokens, List<Span> spans) {
        return DateJoints.join(new DateFinder(new DateTokens(tokens, spans)).all(), tokens);
    }

    private List<Found> all() {
        List<Found> found = new ArrayList<>(2);
        int at = 0;
        while (at < tokens.size()) {
            Found date = at(at);
            if (date != null) {
                found.add(date);
            }
            at = date == null ? at + 1 : Math.max(date.to(), at + 1);
        }
        return found;
    }

    private @Nullable Found at(int at) {
        if (tokens.isShape(at, Token.Shape.NUMBER)) {
            @Nullable Found digits = calendar.digits(at);
            return digits != null ? digits : ofYear(numberFirst(at));
        }
        @Nullable Span span = tokens.word(at);
        return span == null ? null : ofYear(worded.find(at, span));
    }

    /** "18 February" or "three days ago". */
    private @Nullable Found numberFirst(int at) {
        @Nullable Found day = calendar.dayFirst(at);
        return day != null ? day : counted.ago(at, at + 1, tokens.number(at));
    }

    /** "23 July of last year", "im Juli vergangenen Jahres". */
    private @Nullable Found ofYear(@Nullable Found date) {
        boolean open = date != null
                && (date.expression() instanceof DateExpression.Calendar day && day.year() == null
                        || date.expression() instanceof DateExpression.Month month && month.year() == null);
        if (date == null || !open) {
            return date;
        }
        int next = tokens.is(date.to(), "of") ? date.to() + 1 : date.to();
        @Nullable Span shift = tokens.word(next);
        @Nullable Span unit = shift == null ? null : tokens.word(shift.to());
        if (shift == null || unit == null || !unit.is(Group.DATE, "unit-year")) {
            return date;
        }
        int years = shift.is(Group.DATE, "last") ? -1 : shift.is(Group.DATE, "next") ? 1 : 0;
        return new Found(date.from(), unit.to(), new DateExpression.OfYear(date.expression(), years));
    }
}
