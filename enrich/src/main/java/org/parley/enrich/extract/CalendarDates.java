package org.parley.enrich.extract;

import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;

/** Reads days and months of the calendar, in digits or with the month's name: "18.02.2025", "18–19 February", "February 18, 2025". */
final class CalendarDates {

    private static final int MONTHS = 12;
    private static final int LONGEST_MONTH = 31;
    private static final int CENTURY = 2000;
    private static final int BEFORE_ANY_YEAR = 1900;

    /** A day that never comes, so that "45.13.2025" is seen as a date but resolves to none. */
    private static final DateExpression NO_DAY = new DateExpression.Calendar(2000, 2, 30, null);

    private final DateTokens tokens;

    CalendarDates(DateTokens tokens) {
        this.tokens = tokens;
    }

    /** 2025-02-18, 18.02.2025; 2/18/2025 is left alone: nobody knows which comes first. */
    DateFinder.@Nullable Found digits(int at) {
        boolean three = tokens.number(at + 2) >= 0
                && tokens.number(at + 4) >= 0
                && tokens.isAdjacent(at, at + 4)
                && tokens.is(at + 3, tokens.get(at + 1).norm());
        if (!three) {
            return null;
        }
        int first = tokens.number(at);
        int second = tokens.number(at + 2);
        int third = tokens.number(at + 4);
        if (tokens.is(at + 1, "-") && first > BEFORE_ANY_YEAR) {
            return day(at, at + 5, first, second, third, null);
        }
        boolean twoDigits = tokens.get(at + 2).norm().length() == 2 && second <= MONTHS;
        if (tokens.is(at + 1, ".") && twoDigits) {
            return day(at, at + 5, third < 100 ? CENTURY + third : third, second, first, null);
        }
        return null;
    }

    /** 18 February 2025, 18–19 February, 18 i 19 lutego, 18. Februar. */
    DateFinder.@Nullable Found dayFirst(int at) {
        int day = tokens.number(at);
        int next = tokens.skipOrdinal(at + 1);
        @Nullable Integer last = null;
        if (tokens.isRangeMark(next) && tokens.number(next + 1) > 0) {
            int afterRange = tokens.skipOrdinal(next + 2);
            if (tokens.month(afterRange) > 0) {
                last = tokens.number(next + 1);
                next = afterRange;
            }
        }
        if (tokens.is(next, "of")) {
            next++;
        }
        int month = tokens.month(next);
        if (month == 0 || day < 1 || day > LONGEST_MONTH) {
            return null;
        }
        int end = next + 1;
        int year = tokens.year(end);
        return day(at, year > 0 ? end + 1 : end, year > 0 ? year : null, month, day, last);
    }

    /**
     * February 18, 2025; February 18–19; February 2025; February alone.
     *
     * @param end one behind the month's name
     * @param shift of the month, where it stands without a day
     */
    DateFinder.Found monthFirst(int at, int end, int month, Shift shift) {
        int next = tokens.is(end, ".") ? end + 1 : end;
        if (!isDay(next)) {
            int year = tokens.year(tokens.is(next, ",") ? next + 1 : next);
            return new DateFinder.Found(
                    at, year > 0 ? next + 1 : end, new DateExpression.Month(year > 0 ? year : null, month, shift));
        }
        int day = tokens.number(next);
        int after = tokens.skipOrdinal(next + 1);
        @Nullable Integer last = null;
        if (tokens.isRangeMark(after) && isDay(after + 1) && tokens.number(after + 1) > day) {
            last = tokens.number(after + 1);
            after += 2;
        }
        int yearAt = tokens.is(after, ",") ? after + 1 : after;
        int year = tokens.year(yearAt);
        return day(at, year > 0 ? yearAt + 1 : after, year > 0 ? year : null, month, day, last);
    }

    private boolean isDay(int at) {
        int day = tokens.number(at);
        return day >= 1 && day <= LONGEST_MONTH && tokens.get(at).norm().length() <= 2;
    }

    private static DateFinder.Found day(
            int at, int end, @Nullable Integer year, int month, int day, @Nullable Integer last) {
        boolean sane = month >= 1 && month <= MONTHS && day >= 1 && day <= LONGEST_MONTH;
        return new DateFinder.Found(at, end, sane ? new DateExpression.Calendar(year, month, day, last) : NO_DAY);
    }
}
