package org.parley.enrich.extract;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.enrich.text.Token;

/** Finds worded dates among a sentence's tokens by the date words of its language. */
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

    private static final int LONGEST_GAP = 2;

    private final List<Token> tokens;
    private final Map<Integer, Span> starts = new HashMap<>();

    private DateFinder(List<Token> tokens, List<Span> spans) {
        this.tokens = tokens;
        for (Span span : spans) {
            if (Tag.hasGroup(span, "date")) {
                starts.put(span.from(), span);
            }
        }
    }

    static List<Found> find(List<Token> tokens, List<Span> spans) {
        return new DateFinder(tokens, spans).all();
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
        return DateJoints.join(found, tokens);
    }

    private @Nullable Found at(int at) {
        if (tokens.get(at).shape() == Token.Shape.NUMBER) {
            @Nullable Found numeric = numeric(at);
            return numeric != null ? numeric : ofYear(numberFirst(at));
        }
        @Nullable Span span = starts.get(at);
        return span == null ? null : ofYear(worded(at, span));
    }

    /** "23 July of last year", "im Juli vergangenen Jahres". */
    private @Nullable Found ofYear(@Nullable Found date) {
        boolean open = date != null
                && (date.expression() instanceof DateExpression.Calendar day && day.year() == null
                        || date.expression() instanceof DateExpression.Month month && month.year() == null);
        if (date == null || !open) {
            return date;
        }
        int next = date.to() < tokens.size() && tokens.get(date.to()).is("of") ? date.to() + 1 : date.to();
        @Nullable Span shift = starts.get(next);
        @Nullable Span unit = shift == null ? null : starts.get(shift.to());
        if (shift == null || unit == null || !Tag.is(unit, "date", "unit-year")) {
            return date;
        }
        int years = Tag.is(shift, "date", "last") ? -1 : Tag.is(shift, "date", "next") ? 1 : 0;
        return new Found(date.from(), unit.to(), new DateExpression.OfYear(date.expression(), years));
    }

    /** 2025-02-18, 18.02.2025, 18.02, 2/18/2025 is left alone: nobody knows which comes first. */
    private @Nullable Found numeric(int at) {
        if (number(at + 2) < 0 || !adjacent(at, at + 2)) {
            return null;
        }
        boolean dots = tokens.get(at + 1).is(".");
        boolean dashes = tokens.get(at + 1).is("-");
        boolean three = at + 4 < tokens.size()
                && number(at + 4) >= 0
                && tokens.get(at + 3).is(tokens.get(at + 1).norm())
                && adjacent(at + 2, at + 4);
        if (dashes && three && number(at) > 1900) {
            return calendar(at, at + 5, number(at), number(at + 2), number(at + 4), null);
        }
        boolean twoDigits = tokens.get(at + 2).norm().length() == 2 && number(at + 2) <= 12;
        if (dots && three && twoDigits) {
            int year = number(at + 4);
            return calendar(at, at + 5, year < 100 ? 2000 + year : year, number(at + 2), number(at), null);
        }
        return null;
    }

    /** 18 February 2025, 18–19 February, 18 i 19 lutego, 18. Februar; or "three days ago". */
    private @Nullable Found numberFirst(int at) {
        int day = number(at);
        int next = skipOrdinal(at + 1);
        @Nullable Integer last = null;
        if (next + 1 < tokens.size() && isRangeMark(next) && number(next + 1) > 0) {
            int afterRange = skipOrdinal(next + 2);
            if (month(afterRange) > 0) {
                last = number(next + 1);
                next = afterRange;
            }
        }
        if (next < tokens.size() && tokens.get(next).is("of")) {
            next++;
        }
        int month = month(next);
        if (month > 0 && day >= 1 && day <= 31) {
            int end = next + 1;
            int year = yearAt(end);
            return calendar(at, year > 0 ? end + 1 : end, year > 0 ? year : null, month, day, last);
        }
        return distance(at, at + 1, day);
    }

    private @Nullable Found worded(int at, Span span) {
        @Nullable Found found = word(at, span);
        boolean counted = found != null
                && !found.leads()
                && (found.expression() instanceof DateExpression.Offset
                        || found.expression() instanceof DateExpression.Story);
        return found != null && counted ? apposed(found) : found;
    }

    /** "a day earlier, on Thursday": the weekday says it better. */
    private Found apposed(Found offset) {
        int next = offset.to();
        if (next + 2 < tokens.size() && tokens.get(next).is(",")) {
            int at = tokens.get(next + 1).is("on") ? next + 2 : next + 1;
            @Nullable Span span = starts.get(at);
            @Nullable Found day = span == null ? null : word(at, span);
            if (day != null && day.expression() instanceof DateExpression.Weekday) {
                return new Found(offset.from(), day.to(), day.expression());
            }
        }
        return offset;
    }

    private @Nullable Found word(int at, Span span) {
        for (String value : Tag.values(span, "date")) {
            @Nullable Found found = byValue(at, span, value);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private @Nullable Found byValue(int at, Span span, String value) {
        int end = span.to();
        if (value.startsWith("month-")) {
            return monthFirst(at, end, Integer.parseInt(value.substring(6)), Shift.NONE);
        } else if (value.startsWith("weekday-")) {
            return weekday(at, end, Integer.parseInt(value.substring(8)), Shift.NONE);
        } else if (value.startsWith("offset-")) {
            return new Found(at, end, new DateExpression.Offset(Integer.parseInt(value.substring(7))));
        } else if (value.startsWith("number-")) {
            return distance(at, end, Integer.parseInt(value.substring(7)));
        } else if (value.startsWith("story-")) {
            return new Found(at, end, new DateExpression.Story(Integer.parseInt(value.substring(6))));
        } else if (value.startsWith("lead-")) {
            return lead(at, end, Integer.parseInt(value.substring(5)));
        } else if (value.startsWith("period-")) {
            return period(at, end, value);
        }
        return switch (value) {
            case "next" -> shifted(at, end, Shift.NEXT);
            case "last" -> shifted(at, end, Shift.LAST);
            case "this" -> shifted(at, end, Shift.THIS);
            case "in", "in-one" -> ahead(at, end, value.equals("in-one"));
            case "unit-weekend" -> new Found(at, end, new DateExpression.Period(Unit.WEEKEND, Shift.NONE));
            default -> null;
        };
    }

    /** February 18, 2025; February 18–19; February 2025; February alone. */
    private @Nullable Found monthFirst(int at, int end, int month, Shift shift) {
        int next = end < tokens.size() && tokens.get(end).is(".") ? end + 1 : end;
        int day = number(next);
        boolean ordinary = day >= 1 && day <= 31 && tokens.get(next).norm().length() <= 2;
        if (!ordinary) {
            int year = yearAt(next < tokens.size() && tokens.get(next).is(",") ? next + 1 : next);
            return new Found(
                    at, year > 0 ? next + 1 : end, new DateExpression.Month(year > 0 ? year : null, month, shift));
        }
        int after = skipOrdinal(next + 1);
        @Nullable Integer last = null;
        if (after + 1 < tokens.size() && isRangeMark(after)) {
            int second = number(after + 1);
            if (second > day && second <= 31 && tokens.get(after + 1).norm().length() <= 2) {
                last = second;
                after += 2;
            }
        }
        int yearAt = after < tokens.size() && tokens.get(after).is(",") ? after + 1 : after;
        int year = yearAt(yearAt);
        return calendar(at, year > 0 ? yearAt + 1 : after, year > 0 ? year : null, month, day, last);
    }

    /** "Friday" or "Friday, 28 February": the calendar day wins. */
    private Found weekday(int at, int end, int day, Shift shift) {
        int next = end;
        while (next < tokens.size()
                && next - end < LONGEST_GAP
                && tokens.get(next).shape() == Token.Shape.MARK) {
            next++;
        }
        if (next < tokens.size()) {
            @Nullable Span span = starts.get(next);
            boolean month = span != null && month(next) > 0;
            @Nullable
            Found exact = tokens.get(next).shape() == Token.Shape.NUMBER
                    ? numberFirst(next)
                    : month && span != null ? worded(next, span) : null;
            if (exact != null && exact.expression() instanceof DateExpression.Calendar) {
                return new Found(at, exact.to(), exact.expression());
            }
        }
        // Polish "w przyszły piątek" puts the word before, French "vendredi prochain" behind.
        @Nullable Span behind = starts.get(end);
        if (shift == Shift.NONE && behind != null && Tag.is(behind, "date", "behind-next")) {
            return new Found(at, behind.to(), new DateExpression.Weekday(DayOfWeek.of(day), Shift.NEXT));
        }
        if (shift == Shift.NONE && behind != null && Tag.is(behind, "date", "behind-last")) {
            return new Found(at, behind.to(), new DateExpression.Weekday(DayOfWeek.of(day), Shift.LAST));
        }
        return new Found(at, end, new DateExpression.Weekday(DayOfWeek.of(day), shift));
    }

    /** "a day before", where it doesn't end what is said. */
    private @Nullable Found lead(int at, int end, int days) {
        boolean leads = end < tokens.size() && tokens.get(end).shape() != Token.Shape.MARK;
        return leads ? new Found(at, end, new DateExpression.Story(days), true) : null;
    }

    private @Nullable Found period(int at, int end, String value) {
        String[] parts = value.split("-");
        return new Found(
                at,
                end,
                new DateExpression.Period(
                        Unit.valueOf(parts[2].toUpperCase(java.util.Locale.ROOT)),
                        Shift.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT))));
    }

    private @Nullable Found shifted(int at, int end, Shift shift) {
        @Nullable Span next = starts.get(end);
        if (next == null) {
            return null;
        }
        for (String value : Tag.values(next, "date")) {
            if (value.startsWith("unit-")) {
                // "in the coming days" is no day.
                return unit(value) == Unit.DAY
                        ? null
                        : new Found(at, next.to(), new DateExpression.Period(unit(value), shift));
            } else if (value.startsWith("weekday-")) {
                Found found = weekday(end, next.to(), Integer.parseInt(value.substring(8)), shift);
                return new Found(at, found.to(), found.expression());
            } else if (value.startsWith("month-")) {
                @Nullable Found found = monthFirst(end, next.to(), Integer.parseInt(value.substring(6)), shift);
                return found == null ? null : new Found(at, found.to(), found.expression());
            }
        }
        return null;
    }

    /** "in two weeks", «через два дні». */
    private @Nullable Found ahead(int at, int end, boolean bare) {
        int count = count(end);
        if (count < 0 && !bare) {
            return null;
        }
        @Nullable Span unit = count > 0 ? starts.get(end + 1) : starts.get(end);
        if (unit == null) {
            return null;
        }
        for (String value : Tag.values(unit, "date")) {
            if (value.startsWith("unit-") && !value.equals("unit-year") && count != 0) {
                return new Found(at, unit.to(), new DateExpression.Distance(unit(value), Math.max(count, 1)));
            }
        }
        return null;
    }

    /** "two days ago". */
    private @Nullable Found distance(int at, int unitAt, int count) {
        @Nullable Span unit = starts.get(unitAt);
        @Nullable Span ago = unit == null ? null : starts.get(unit.to());
        if (unit == null || ago == null || !Tag.is(ago, "date", "ago") || count < 1) {
            return null;
        }
        for (String value : Tag.values(unit, "date")) {
            if (value.startsWith("unit-")) {
                return new Found(at, ago.to(), new DateExpression.Distance(unit(value), -count));
            }
        }
        return null;
    }

    /** The number at a place; -1 when the next word is a unit itself ("через тиждень"), 0 when there is none. */
    private int count(int at) {
        if (number(at) > 0) {
            return number(at);
        }
        @Nullable Span span = starts.get(at);
        if (span == null) {
            return 0;
        }
        for (String value : Tag.values(span, "date")) {
            if (value.startsWith("number-")) {
                return Integer.parseInt(value.substring(7));
            }
            if (value.startsWith("unit-") && !value.equals("unit-day")) {
                return -1;
            }
        }
        return 0;
    }

    private static Unit unit(String value) {
        return Unit.valueOf(value.substring(5).toUpperCase(java.util.Locale.ROOT));
    }

    private int month(int at) {
        @Nullable Span span = starts.get(at);
        if (span != null) {
            for (String value : Tag.values(span, "date")) {
                if (value.startsWith("month-")) {
                    return Integer.parseInt(value.substring(6));
                }
            }
        }
        return 0;
    }

    private int number(int at) {
        if (at >= tokens.size()
                || tokens.get(at).shape() != Token.Shape.NUMBER
                || tokens.get(at).norm().length() > 4) {
            return -1;
        }
        return Integer.parseInt(tokens.get(at).norm());
    }

    private int yearAt(int at) {
        int year = number(at);
        return year >= 1990 && year <= 2100 ? year : 0;
    }

    /** Skips the full stop of "18." and the ending of "18th", «18-го». */
    private int skipOrdinal(int at) {
        int next = at;
        if (next < tokens.size()
                && tokens.get(next).is(".")
                && next + 1 < tokens.size()
                && !tokens.get(next + 1).is("\n")) {
            return next + 1;
        }
        if (next < tokens.size()
                && tokens.get(next).end() - tokens.get(next).start() == 2
                && adjacent(next - 1, next)
                && tokens.get(next).isWord()) {
            return next + 1;
        }
        if (next + 1 < tokens.size()
                && tokens.get(next).is("-")
                && tokens.get(next + 1).isWord()
                && tokens.get(next + 1).norm().length() <= 3
                && adjacent(next - 1, next + 1)) {
            return next + 2;
        }
        return next;
    }

    private boolean isRangeMark(int at) {
        String norm = tokens.get(at).norm();
        return norm.equals("-")
                || norm.equals("and")
                || norm.equals("to")
                || norm.equals("і")
                || norm.equals("й")
                || norm.equals("та")
                || norm.equals("и")
                || norm.equals("по")
                || norm.equals("i")
                || norm.equals("und")
                || norm.equals("bis")
                || norm.equals("et")
                || norm.equals("au")
                || norm.equals("ve")
                || norm.equals("or");
    }

    /** Whether nothing stands between any two neighbours of these tokens. */
    private boolean adjacent(int first, int last) {
        for (int i = Math.max(first, 0) + 1; i <= last; i++) {
            if (tokens.get(i).start() != tokens.get(i - 1).end()) {
                return false;
            }
        }
        return first >= 0;
    }

    private Found calendar(int at, int end, @Nullable Integer year, int month, int day, @Nullable Integer last) {
        boolean sane = month >= 1 && month <= 12 && day >= 1 && day <= 31;
        DateExpression expression = sane
                ? new DateExpression.Calendar(year, month, day, last)
                : new DateExpression.Calendar(2000, 2, 30, null);
        return new Found(at, end, expression);
    }
}
