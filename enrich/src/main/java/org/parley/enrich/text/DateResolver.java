package org.parley.enrich.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Tense;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.schemas.DatePrecision;

/**
 * Resolves worded dates against the day of publication. Where the words leave it open, the tense decides: "Friday" is the Friday before
 * in a sentence that looks back, the Friday after in one that looks ahead.
 */
public final class DateResolver {

    private static final int LONGEST_DISTANCE = 100;

    private final LocalDate published;

    public DateResolver(LocalDate published) {
        this.published = published;
    }

    /** Empty when there is no such day (30 February). */
    public Optional<DateRange> resolve(DateExpression expression, Tense tense) {
        try {
            return Optional.of(range(expression, tense));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private DateRange range(DateExpression expression, Tense tense) {
        if (expression instanceof DateExpression.Calendar calendar) {
            return calendar(calendar, tense);
        } else if (expression instanceof DateExpression.Month month) {
            return month(month, tense);
        } else if (expression instanceof DateExpression.Weekday weekday) {
            return day(weekday(weekday, tense));
        } else if (expression instanceof DateExpression.Weekdays days) {
            return weekdays(days, tense);
        } else if (expression instanceof DateExpression.WeekdayOf weekday) {
            return day(monday(weekday.week()).with(TemporalAdjusters.nextOrSame(weekday.day())));
        } else if (expression instanceof DateExpression.Story story) {
            return day(published.plusDays(story.days()));
        } else if (expression instanceof DateExpression.Offset offset) {
            return day(published.plusDays(offset.days()));
        } else if (expression instanceof DateExpression.Period period) {
            return period(period.unit(), period.shift());
        } else if (expression instanceof DateExpression.OfYear ofYear) {
            return range(inYear(ofYear.date(), published.getYear() + ofYear.years()), tense);
        }
        DateExpression.Distance distance = (DateExpression.Distance) expression;
        return distance(distance.unit(), Math.max(-LONGEST_DISTANCE, Math.min(LONGEST_DISTANCE, distance.count())));
    }

    private static DateExpression inYear(DateExpression date, int year) {
        if (date instanceof DateExpression.Calendar day) {
            return new DateExpression.Calendar(year, day.month(), day.day(), day.lastDay());
        }
        return date instanceof DateExpression.Month month
                ? new DateExpression.Month(year, month.month(), Shift.NONE)
                : date;
    }

    private DateRange calendar(DateExpression.Calendar calendar, Tense tense) {
        LocalDate start = calendar.year() == null
                ? nearest(calendar.month(), calendar.day(), tense)
                : LocalDate.of(calendar.year(), calendar.month(), calendar.day());
        @Nullable LocalDate end = calendar.lastDay() == null ? null : start.withDayOfMonth(calendar.lastDay());
        return new DateRange(start, end != null && end.isAfter(start) ? end : null, DatePrecision.DAY);
    }

    /** Without a year, the nearest such day; the tense only breaks what is not clearly near. */
    private LocalDate nearest(int month, int day, Tense tense) {
        LocalDate best = LocalDate.of(published.getYear(), month, 1).withDayOfMonth(day);
        for (int shift : new int[] {-1, 1}) {
            YearMonth other = YearMonth.of(published.getYear() + shift, month);
            if (other.isValidDay(day) && cost(other.atDay(day), tense) < cost(best, tense)) {
                best = other.atDay(day);
            }
        }
        return best;
    }

    private long cost(LocalDate day, Tense tense) {
        long ahead = ChronoUnit.DAYS.between(published, day);
        boolean against = tense == Tense.PAST && ahead > 0 || tense == Tense.FUTURE && ahead < 0;
        return Math.abs(ahead) * (against ? 3 : 1);
    }

    private DateRange month(DateExpression.Month month, Tense tense) {
        if (month.year() != null) {
            return new DateRange(LocalDate.of(month.year(), month.month(), 1), null, DatePrecision.MONTH);
        }
        LocalDate start =
                switch (month.shift()) {
                    case LAST -> {
                        LocalDate same = LocalDate.of(published.getYear(), month.month(), 1);
                        yield same.plusMonths(1).isAfter(published) ? same.minusYears(1) : same;
                    }
                    case NEXT -> {
                        LocalDate same = LocalDate.of(published.getYear(), month.month(), 1);
                        yield same.isAfter(published) ? same : same.plusYears(1);
                    }
                    default ->
                        nearest(
                                        month.month(),
                                        month.month() == published.getMonthValue() ? published.getDayOfMonth() : 1,
                                        tense)
                                .withDayOfMonth(1);
                };
        return new DateRange(start, null, DatePrecision.MONTH);
    }

    private LocalDate weekday(DateExpression.Weekday weekday, Tense tense) {
        DayOfWeek day = weekday.day();
        return switch (weekday.shift()) {
            case LAST -> published.with(TemporalAdjusters.previous(day));
            case NEXT -> published.with(TemporalAdjusters.next(day));
            default ->
                tense == Tense.FUTURE
                        ? published.with(TemporalAdjusters.nextOrSame(day))
                        : tense == Tense.PAST
                                ? published.with(TemporalAdjusters.previousOrSame(day))
                                : nearestWeekday(day);
        };
    }

    /** News is mostly about the past: three days ahead at most. */
    private LocalDate nearestWeekday(DayOfWeek day) {
        LocalDate ahead = published.with(TemporalAdjusters.nextOrSame(day));
        return ChronoUnit.DAYS.between(published, ahead) <= 2 ? ahead : published.with(TemporalAdjusters.previous(day));
    }

    /** Days that lie ahead are found by the first of them, days past by the last. */
    private DateRange weekdays(DateExpression.Weekdays days, Tense tense) {
        if (tense == Tense.FUTURE) {
            LocalDate first = published.with(TemporalAdjusters.nextOrSame(days.first()));
            return new DateRange(first, first.with(TemporalAdjusters.next(days.last())), DatePrecision.DAY);
        }
        LocalDate last = weekday(new DateExpression.Weekday(days.last(), Shift.NONE), tense);
        return new DateRange(last.with(TemporalAdjusters.previous(days.first())), last, DatePrecision.DAY);
    }

    private static int step(Shift shift) {
        return shift == Shift.NEXT ? 1 : shift == Shift.LAST ? -1 : 0;
    }

    private LocalDate monday(Shift week) {
        return published
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(step(week));
    }

    private DateRange period(Unit unit, Shift shift) {
        int step = step(shift);
        LocalDate monday = monday(Shift.NONE);
        return switch (unit) {
            case DAY -> day(published.plusDays(step));
            case WEEK -> new DateRange(monday.plusWeeks(step), null, DatePrecision.WEEK);
            case WEEKEND -> weekend(monday, shift);
            case MONTH -> new DateRange(published.withDayOfMonth(1).plusMonths(step), null, DatePrecision.MONTH);
            case YEAR -> new DateRange(published.withDayOfYear(1).plusYears(step), null, DatePrecision.YEAR);
        };
    }

    private DateRange weekend(LocalDate monday, Shift shift) {
        boolean early = published.getDayOfWeek().getValue() <= DayOfWeek.WEDNESDAY.getValue();
        LocalDate saturday = monday.plusDays(5);
        LocalDate start =
                switch (shift) {
                    case LAST -> saturday.minusWeeks(1);
                    case NEXT -> published.isBefore(saturday) && !early ? saturday : saturday.plusWeeks(early ? 0 : 1);
                    case THIS -> saturday;
                    default -> early ? saturday.minusWeeks(1) : saturday;
                };
        return new DateRange(start, start.plusDays(1), DatePrecision.WEEK);
    }

    private DateRange distance(Unit unit, int count) {
        return switch (unit) {
            case DAY, WEEKEND -> day(published.plusDays(count));
            case WEEK ->
                new DateRange(
                        published.plusWeeks(count).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                        null,
                        DatePrecision.WEEK);
            case MONTH -> new DateRange(published.plusMonths(count).withDayOfMonth(1), null, DatePrecision.MONTH);
            case YEAR -> new DateRange(published.plusYears(count).withDayOfYear(1), null, DatePrecision.YEAR);
        };
    }

    private static DateRange day(LocalDate day) {
        return new DateRange(day, null, DatePrecision.DAY);
    }
}
