package org.parley.enrich.extract;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.enrich.text.Token;

/** Reads dates that a word of the lexicon begins: weekdays, months, "yesterday", "a day later", "next". */
final class WordedDates {

    private static final int LONGEST_GAP = 2;

    private final DateTokens tokens;
    private final CalendarDates calendar;
    private final CountedDates counted;

    WordedDates(DateTokens tokens, CalendarDates calendar, CountedDates counted) {
        this.tokens = tokens;
        this.calendar = calendar;
        this.counted = counted;
    }

    DateFinder.@Nullable Found find(int at, Span span) {
        DateFinder.@Nullable Found found = word(at, span);
        boolean relative = found != null
                && !found.leads()
                && (found.expression() instanceof DateExpression.Offset
                        || found.expression() instanceof DateExpression.Story);
        return found != null && relative ? apposed(found) : found;
    }

    /** "a day earlier, on Thursday": the weekday says it better. */
    private DateFinder.Found apposed(DateFinder.Found offset) {
        int next = offset.to();
        if (next + 2 < tokens.size() && tokens.is(next, ",")) {
            int at = tokens.is(next + 1, "on") ? next + 2 : next + 1;
            @Nullable Span span = tokens.word(at);
            DateFinder.@Nullable Found day = span == null ? null : word(at, span);
            if (day != null && day.expression() instanceof DateExpression.Weekday) {
                return new DateFinder.Found(offset.from(), day.to(), day.expression());
            }
        }
        return offset;
    }

    /** A word may mean several things: the first that makes a date here counts. */
    private DateFinder.@Nullable Found word(int at, Span span) {
        for (String value : span.values(Group.DATE)) {
            DateFinder.@Nullable Found found = byValue(at, span.to(), value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private DateFinder.@Nullable Found byValue(int at, int end, String value) {
        if (value.startsWith("month-")) {
            return calendar.monthFirst(at, end, DateTokens.count(value, "month-"), Shift.NONE);
        } else if (value.startsWith("weekday-")) {
            return weekday(at, end, DateTokens.count(value, "weekday-"), Shift.NONE);
        } else if (value.startsWith("offset-")) {
            return new DateFinder.Found(at, end, new DateExpression.Offset(DateTokens.count(value, "offset-")));
        } else if (value.startsWith("number-")) {
            return counted.ago(at, end, DateTokens.count(value, "number-"));
        } else if (value.startsWith("story-")) {
            return new DateFinder.Found(at, end, new DateExpression.Story(DateTokens.count(value, "story-")));
        } else if (value.startsWith("lead-")) {
            return lead(at, end, DateTokens.count(value, "lead-"));
        } else if (value.startsWith("period-")) {
            return counted.period(at, end, value);
        }
        return switch (value) {
            case "next" -> shifted(at, end, Shift.NEXT);
            case "last" -> shifted(at, end, Shift.LAST);
            case "this" -> shifted(at, end, Shift.THIS);
            case "in", "in-one" -> counted.ahead(at, end, value.equals("in-one"));
            case "unit-weekend" -> counted.shifted(at, end, Unit.WEEKEND, Shift.NONE);
            default -> null;
        };
    }

    /** "a day before", where it doesn't end what is said. */
    private DateFinder.@Nullable Found lead(int at, int end, int days) {
        boolean leads = end < tokens.size() && !tokens.isShape(end, Token.Shape.MARK);
        return leads ? new DateFinder.Found(at, end, new DateExpression.Story(days), true) : null;
    }

    /** "next" and its like take the unit, weekday or month behind them. */
    private DateFinder.@Nullable Found shifted(int at, int end, Shift shift) {
        @Nullable Span next = tokens.word(end);
        if (next == null) {
            return null;
        }
        for (String value : next.values(Group.DATE)) {
            if (value.startsWith("unit-")) {
                return counted.shifted(at, next.to(), CountedDates.unit(value), shift);
            } else if (value.startsWith("weekday-")) {
                return from(at, weekday(end, next.to(), DateTokens.count(value, "weekday-"), shift));
            } else if (value.startsWith("month-")) {
                return from(at, calendar.monthFirst(end, next.to(), DateTokens.count(value, "month-"), shift));
            }
        }
        return null;
    }

    private static DateFinder.Found from(int at, DateFinder.Found found) {
        return new DateFinder.Found(at, found.to(), found.expression());
    }

    /** "Friday" or "Friday, 28 February": the calendar day wins. */
    private DateFinder.Found weekday(int at, int end, int day, Shift shift) {
        DateFinder.@Nullable Found exact = exactDay(end);
        if (exact != null) {
            return from(at, exact);
        }
        // Polish "w przyszły piątek" puts the word before, French "vendredi prochain" behind.
        @Nullable Span behind = tokens.word(end);
        if (shift == Shift.NONE && behind != null && behind.is(Group.DATE, "behind-next")) {
            return new DateFinder.Found(at, behind.to(), new DateExpression.Weekday(DayOfWeek.of(day), Shift.NEXT));
        }
        if (shift == Shift.NONE && behind != null && behind.is(Group.DATE, "behind-last")) {
            return new DateFinder.Found(at, behind.to(), new DateExpression.Weekday(DayOfWeek.of(day), Shift.LAST));
        }
        return new DateFinder.Found(at, end, new DateExpression.Weekday(DayOfWeek.of(day), shift));
    }

    /** The day of the calendar behind a weekday, with a mark or two between. */
    private DateFinder.@Nullable Found exactDay(int end) {
        int next = end;
        while (next - end < LONGEST_GAP && tokens.isShape(next, Token.Shape.MARK)) {
            next++;
        }
        DateFinder.@Nullable Found exact = null;
        @Nullable Span span = tokens.word(next);
        if (tokens.isShape(next, Token.Shape.NUMBER)) {
            exact = calendar.dayFirst(next);
        } else if (span != null && tokens.month(next) > 0) {
            exact = find(next, span);
        }
        return exact != null && exact.expression() instanceof DateExpression.Calendar ? exact : null;
    }
}
