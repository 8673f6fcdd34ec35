package org.parley.ingest.extract;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads dates with the month in words, in the languages that news is read in: "27. Februar 2025, 19:00", "Feb 27, 2025 7:00 PM EST". */
final class WrittenDateParser {

    private static final List<String> LANGUAGES = List.of(
            "en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "hr", "bg",
            "uk", "ru", "be", "tr", "el", "lt", "lv", "et", "id", "ar");
    private static final Map<String, Month> MONTHS = months();
    private static final Pattern DAY_MONTH = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|º)?\\.?,?\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,})\\.?,?\\s+(?:de\\s+|del\\s+)?(\\d{4})");
    private static final Pattern MONTH_DAY =
            Pattern.compile("(\\p{L}{3,})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2})[:.](\\d{2})(?::\\d{2})?\\s*([aApP])?\\.?(?:[mM]\\.?)?\\s*([A-Z]{3,4}|[+-]\\d{2}:?\\d{2}|Z)?");

    private WrittenDateParser() {}

    static @Nullable PageTime parse(String text) {
        Matcher dayMonth = DAY_MONTH.matcher(text);
        while (dayMonth.find()) {
            Month month = month(dayMonth.group(2));
            if (month != null) {
                return at(dayMonth.group(3), month, dayMonth.group(1), text.substring(dayMonth.end()));
            }
        }
        Matcher monthDay = MONTH_DAY.matcher(text);
        while (monthDay.find()) {
            Month month = month(monthDay.group(1));
            if (month != null) {
                return at(monthDay.group(3), month, monthDay.group(2), text.substring(monthDay.end()));
            }
        }
        return null;
    }

    private static PageTime at(String year, Month month, String day, String rest) {
        LocalDate date = LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day));
        Matcher time = TIME.matcher(rest);
        if (!time.find()
                || time.start() > 12
                || Integer.parseInt(time.group(1)) > 23
                || Integer.parseInt(time.group(2)) > 59) {
            return PageTime.of(date);
        }
        int hour = Integer.parseInt(time.group(1));
        String half = time.group(3);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        LocalDateTime local = date.atTime(hour, Integer.parseInt(time.group(2)));
        return time.group(4) == null ? PageTime.of(local) : PageTimeParser.withZone(local, time.group(4));
    }

    private static @Nullable Month month(String word) {
        return MONTHS.get(word.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Month> months() {
        Map<String, Month> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(
                        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)) {
                    String name = month.getDisplayName(style, locale)
                            .toLowerCase(locale)
                            .replace(".", "");
                    if (name.length() >= 3) {
                        months.putIfAbsent(name, month);
                    }
                }
            }
        }
        months.putIfAbsent("sept", Month.SEPTEMBER);
        return months;
    }
}
