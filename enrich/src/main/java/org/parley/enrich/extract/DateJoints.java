package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.enrich.text.Token;

/** Makes one date of two that stand together: "Friday and Saturday", "Wednesday of next week", "from May 8 to May 10". */
final class DateJoints {

    private static final int DAYS = 7;
    private static final int LONGEST = 3;
    private static final int GAP = 2;

    private DateJoints() {}

    static List<DateFinder.Found> join(List<DateFinder.Found> dates, List<Token> tokens) {
        List<DateFinder.Found> joined = new ArrayList<>(dates.size());
        for (DateFinder.Found date : dates) {
            DateFinder.@Nullable Found before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            @Nullable DateExpression both = before == null ? null : joint(before, date, tokens);
            if (before != null && both != null) {
                joined.set(joined.size() - 1, new DateFinder.Found(before.from(), date.to(), both));
            } else {
                joined.add(date);
            }
        }
        return joined;
    }

    private static @Nullable DateExpression joint(DateFinder.Found first, DateFinder.Found second, List<Token> tokens) {
        int gap = second.from() - first.to();
        if (gap > GAP) {
            return null;
        }
        @Nullable DateExpression ofWeek = ofWeek(first.expression(), second.expression());
        if (ofWeek != null) {
            return ofWeek;
        }
        if (gap != 1) {
            return null;
        }
        Token link = tokens.get(first.to());
        boolean and = link.is("and") || link.is("&");
        boolean range = link.is("to") || link.is("through") || link.is("until") || link.is("-") || link.is("till");
        boolean between = first.from() > 0 && tokens.get(first.from() - 1).is("between");
        if (!and && !range) {
            return null;
        }
        return first.expression() instanceof DateExpression.Weekday one
                        && second.expression() instanceof DateExpression.Weekday other
                ? weekdays(one, other, range || between)
                : range || between ? days(first.expression(), second.expression()) : null;
    }

    private static @Nullable DateExpression ofWeek(DateExpression first, DateExpression second) {
        if (first instanceof DateExpression.Weekday day
                && second instanceof DateExpression.Period period
                && day.shift() == Shift.NONE
                && period.unit() == Unit.WEEK) {
            return new DateExpression.WeekdayOf(day.day(), period.shift());
        }
        return first instanceof DateExpression.Period week && second instanceof DateExpression.Weekday day
                ? week.unit() == Unit.WEEK ? new DateExpression.WeekdayOf(day.day(), week.shift()) : null
                : null;
    }

    /** "Monday and Tuesday" is two days of one thing, "Monday and Friday" are two things. */
    private static @Nullable DateExpression weekdays(
            DateExpression.Weekday first, DateExpression.Weekday last, boolean range) {
        int days = Math.floorMod(last.day().getValue() - first.day().getValue(), DAYS);
        boolean near = days == 1 || range && days > 0 && days <= LONGEST;
        return near && last.shift() == Shift.NONE && first.shift() == Shift.NONE
                ? new DateExpression.Weekdays(first.day(), last.day())
                : null;
    }

    private static @Nullable DateExpression days(DateExpression first, DateExpression second) {
        if (first instanceof DateExpression.Calendar from
                && second instanceof DateExpression.Calendar to
                && from.month() == to.month()
                && to.day() > from.day()) {
            Integer year = from.year() == null ? to.year() : from.year();
            return new DateExpression.Calendar(year, from.month(), from.day(), to.day());
        }
        return null;
    }
}
