package org.parley.enrich.extract;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Unit;

/** Reads periods and distances, which are counted from the day of publication: "last week", "in two weeks", "three days ago". */
final class CountedDates {

    private final DateTokens tokens;

    CountedDates(DateTokens tokens) {
        this.tokens = tokens;
    }

    /** A period that is one word or phrase by itself, by its key: "period-last-week". */
    DateFinder.Found period(int at, int end, String value) {
        String[] parts = value.split("-");
        return new DateFinder.Found(
                at,
                end,
                new DateExpression.Period(
                        Unit.valueOf(parts[2].toUpperCase(Locale.ROOT)),
                        Shift.valueOf(parts[1].toUpperCase(Locale.ROOT))));
    }

    /** "next week"; "in the coming days" is no day. */
    DateFinder.@Nullable Found shifted(int at, int end, Unit unit, Shift shift) {
        return unit == Unit.DAY ? null : new DateFinder.Found(at, end, new DateExpression.Period(unit, shift));
    }

    /**
     * "in two weeks", «через два дні».
     *
     * @param bare whether the word needs no number, as in «через тиждень»
     */
    DateFinder.@Nullable Found ahead(int at, int end, boolean bare) {
        int count = count(end);
        if (count < 0 && !bare) {
            return null;
        }
        @Nullable Span unit = tokens.word(count > 0 ? end + 1 : end);
        if (unit == null) {
            return null;
        }
        for (String value : unit.values(Group.DATE)) {
            if (value.startsWith("unit-") && !value.equals("unit-year") && count != 0) {
                return new DateFinder.Found(
                        at, unit.to(), new DateExpression.Distance(unit(value), Math.max(count, 1)));
            }
        }
        return null;
    }

    /** "two days ago". */
    DateFinder.@Nullable Found ago(int at, int unitAt, int count) {
        @Nullable Span unit = tokens.word(unitAt);
        @Nullable Span ago = unit == null ? null : tokens.word(unit.to());
        if (unit == null || ago == null || !ago.is(Group.DATE, "ago") || count < 1) {
            return null;
        }
        for (String value : unit.values(Group.DATE)) {
            if (value.startsWith("unit-")) {
                return new DateFinder.Found(at, ago.to(), new DateExpression.Distance(unit(value), -count));
            }
        }
        return null;
    }

    /** The number at a place; -1 when the next word is a unit itself ("через тиждень"), 0 when there is none. */
    private int count(int at) {
        if (tokens.number(at) > 0) {
            return tokens.number(at);
        }
        @Nullable Span span = tokens.word(at);
        if (span == null) {
            return 0;
        }
        for (String value : span.values(Group.DATE)) {
            if (value.startsWith("number-")) {
                return DateTokens.count(value, "number-");
            }
            if (value.startsWith("unit-") && !value.equals("unit-day")) {
                return -1;
            }
        }
        return 0;
    }

    /** The unit of a key such as "unit-week". */
    static Unit unit(String value) {
        return Unit.valueOf(value.substring("unit-".length()).toUpperCase(Locale.ROOT));
    }
}
