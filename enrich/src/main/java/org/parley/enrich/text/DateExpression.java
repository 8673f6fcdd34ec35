package org.parley.enrich.text;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** A date as a text words it, before it is resolved against the text's own date. */
public sealed interface DateExpression {

    /** "18 February 2025", "18–19 February"; the year where given. */
    record Calendar(
            @Nullable Integer year,
            int month,
            int day,
            @Nullable Integer lastDay) implements DateExpression {}

    /** "in February", "last February 2025". */
    record Month(@Nullable Integer year, int month, Shift shift) implements DateExpression {}

    /** "Friday and Saturday", "from Monday to Wednesday". */
    record Weekdays(DayOfWeek first, DayOfWeek last) implements DateExpression {}

    /** "Wednesday of next week". */
    record WeekdayOf(DayOfWeek day, Shift week) implements DateExpression {}

    /** "a day earlier", "the next day": counted from the day that the text speaks of, which its resolver takes for its own. */
    record Story(int days) implements DateExpression {}

    /** "on Friday", "next Tuesday". */
    record Weekday(DayOfWeek day, Shift shift) implements DateExpression {}

    /** "tomorrow", "three days ago". */
    record Offset(int days) implements DateExpression {}

    /** "next week", "earlier this month", "last weekend". */
    record Period(Unit unit, Shift shift) implements DateExpression {}

    /** "in two weeks", "a month ago": {@code count} is negative for the past. */
    record Distance(Unit unit, int count) implements DateExpression {}

    /** "23 July of last year": a day or month whose year is counted from that of the text, {@code years} being negative for the past. */
    record OfYear(DateExpression date, int years) implements DateExpression {}

    /** A span of time that texts count in. */
    enum Unit {
        DAY,
        WEEKEND,
        WEEK,
        MONTH,
        YEAR
    }

    /** The word that points a weekday or a period. */
    enum Shift {
        NONE,
        LAST,
        THIS,
        NEXT
    }

    /** Which way the sentence looks. */
    enum Tense {
        PAST,
        OPEN,
        FUTURE
    }
}
