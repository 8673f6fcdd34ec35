package org.parley.fuzz;

import java.nio.ByteBuffer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateExpression;
import org.parley.enrich.text.DateExpression.Shift;
import org.parley.enrich.text.DateExpression.Tense;
import org.parley.enrich.text.DateExpression.Unit;
import org.parley.enrich.text.DateResolver;

/** The date resolver on any worded date in an article of any day: a range never ends before it begins. */
public final class DateTarget {

    private static final int BYTES = 24;
    private static final int LAST_DAY = 3_000_000;

    private DateTarget() {}

    /** The first byte chooses the kind of date, the second the tense, the next four the day of publication, the rest its numbers. */
    public static void fuzzerTestOneInput(byte[] input) {
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.max(BYTES, input.length)).put(input).rewind();
        int kind = bytes.get() & 0xff;
        Tense tense = any(Tense.values(), bytes);
        LocalDate published = LocalDate.ofEpochDay(bytes.getInt() % LAST_DAY);
        new DateResolver(published).resolve(expression(kind, bytes), tense).ifPresent(range -> {
            if (range.end() != null && range.end().isBefore(range.start())) {
                throw new AssertionError("ends before it begins: " + range);
            }
        });
    }

    private static DateExpression expression(int kind, ByteBuffer bytes) {
        return switch (kind % 10) {
            case 0 -> new DateExpression.Calendar(year(bytes), bytes.get(), bytes.get(), day(bytes));
            case 1 -> new DateExpression.Month(year(bytes), bytes.get(), any(Shift.values(), bytes));
            case 2 -> new DateExpression.Weekdays(any(DayOfWeek.values(), bytes), any(DayOfWeek.values(), bytes));
            case 3 -> new DateExpression.WeekdayOf(any(DayOfWeek.values(), bytes), any(Shift.values(), bytes));
            case 4 -> new DateExpression.Story(bytes.getInt());
            case 5 -> new DateExpression.Weekday(any(DayOfWeek.values(), bytes), any(Shift.values(), bytes));
            case 6 -> new DateExpression.Offset(bytes.getInt());
            case 7 -> new DateExpression.Period(any(Unit.values(), bytes), any(Shift.values(), bytes));
            case 8 -> new DateExpression.Distance(any(Unit.values(), bytes), bytes.getInt());
            default ->
                new DateExpression.OfYear(
                        new DateExpression.Calendar(null, bytes.get(), bytes.get(), day(bytes)), bytes.getInt());
        };
    }

    private static @Nullable Integer year(ByteBuffer bytes) {
        int year = bytes.getInt();
        return year % 2 == 0 ? null : year;
    }

    private static @Nullable Integer day(ByteBuffer bytes) {
        byte day = bytes.get();
        return day < 0 ? null : (Integer) (int) day;
    }

    private static <T> T any(T[] values, ByteBuffer bytes) {
        return values[(bytes.get() & 0xff) % values.length];
    }
}
