package org.parley.ingest.feed;

import java.text.DateFormatSymbols;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dates that feeds contain: ISO 8601 in all its shortenings, RFC 822 and what people take for it, month names in the
 * languages of our outlets, Korean blogs. A time without a zone is UTC.
 */
final class FeedDates {

    private static final int MAX_LENGTH = 200;

    private static final String TIME =
            "(?:[T\\s]+(?<hour>\\d{1,2}):?(?<minute>\\d\\d)(?::?(?<second>\\d\\d)(?:[.,]\\d+)?)?)?";
    private static final String ZONE = "\\s*(?<zone>Z|[A-Z]{2,5}|(?:GMT|UTC)?[+-]\\d{1,2}:?(?:\\d\\d)?)?";

    private static final Pattern ISO_DATE = Pattern.compile(
            "(?<year>\\d{4})(?:[-/.]?(?<month>\\d\\d)(?:[-/.]?(?<day>\\d\\d))?)?" + TIME + ZONE,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ISO_ORDINAL =
            Pattern.compile("(?<year>\\d{4})-?(?<ordinal>\\d{3})" + TIME + ZONE, Pattern.CASE_INSENSITIVE);
    private static final Pattern SHORT_YEAR =
            Pattern.compile("(?<year>\\d\\d)-(?<month>\\d\\d)-(?<day>\\d\\d)" + TIME + ZONE, Pattern.CASE_INSENSITIVE);
    private static final Pattern KOREAN =
            Pattern.compile("(?<year>\\d{4})년\\s*(?<month>\\d{1,2})월\\s*(?<day>\\d{1,2})일\\s*(?<half>오전|오후)?\\s*"
                    + "(?:(?<hour>\\d{1,2}):(?<minute>\\d\\d)(?::(?<second>\\d\\d))?)?.*");

    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}):(\\d\\d)(?::(\\d\\d))?(?:\\.\\d+)?\\s*([AaPp][Mm]\\b)?");
    private static final Pattern OFFSET =
            Pattern.compile("(?:GMT|UTC|UT)?\\s*([+-])(\\d{1,2}):?(\\d\\d)?\\s*(?:\\(.*\\))?$");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d:+-])\\d{1,4}(?![\\d:])");

    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, Integer> ZONE_MINUTES = zones();

    private FeedDates() {}

    /** The instant that a text means, or empty when it means none. */
    static Optional<Instant> parse(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String date = text.replace('\u00A0', ' ').strip();
        try {
            return Optional.ofNullable(parseAnyForm(date)).filter(FeedDates::plausible);
        } catch (DateTimeException | NumberFormatException impossibleDate) {
            return Optional.empty();
        }
    }

    private static @Nullable Instant parseAnyForm(String date) {
        for (Pattern form : List.of(ISO_ORDINAL, ISO_DATE, SHORT_YEAR)) {
            Matcher match = form.matcher(date);
            if (match.matches()) {
                return at(isoDate(match, form), time(match), offset(match.group("zone")));
            }
        }
        Matcher korean = KOREAN.matcher(date);
        return korean.matches() ? korean(korean) : named(date);
    }

    private static LocalDate isoDate(Matcher match, Pattern form) {
        int year = year(match.group("year"));
        if (form == ISO_ORDINAL) {
            return LocalDate.ofYearDay(year, Integer.parseInt(match.group("ordinal")));
        }
        return day(year, number(match.group("month"), 1), number(match.group("day"), 1));
    }

    private static Instant korean(Matcher match) {
        LocalDate day = day(
                Integer.parseInt(match.group("year")), number(match.group("month"), 1), number(match.group("day"), 1));
        int hour = number(match.group("hour"), 0) % 12 + ("오후".equals(match.group("half")) ? 12 : 0);
        int plainHour = match.group("half") == null ? number(match.group("hour"), 0) : hour;
        LocalTime time = LocalTime.of(plainHour, number(match.group("minute"), 0), number(match.group("second"), 0));
        return at(day, time, 9 * 60);
    }

    /** Any order of day, month name, year, time and zone: RFC 822, asctime, and their relatives. */
    private static @Nullable Instant named(String date) {
        Integer month = null;
        int zone = 0;
        Matcher words = WORD.matcher(date);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            month = month == null ? MONTHS.get(word) : month;
            zone = ZONE_MINUTES.getOrDefault(word, zone);
        }
        if (month == null) {
            return null;
        }
        Matcher clock = CLOCK.matcher(date);
        boolean timed = clock.find();
        LocalTime time = timed ? clockTime(clock) : LocalTime.MIDNIGHT;
        String rest = timed ? date.substring(0, clock.start()) + " " + date.substring(clock.end()) : date;
        Matcher offset = OFFSET.matcher(date);
        if (timed && offset.find() && offset.start(1) >= clock.end(2)) {
            zone = offsetMinutes(offset);
            rest = date.substring(0, clock.start()) + " " + date.substring(clock.end(2), offset.start(1));
        }
        LocalDate day = numberedDay(rest.replace('-', ' '), month);
        return day == null ? null : at(day, time, zone);
    }

    private static @Nullable LocalDate numberedDay(String rest, int month) {
        List<String> numbers =
                NUMBER.matcher(rest).results().map(found -> found.group()).toList();
        if (numbers.size() < 2) {
            return null;
        }
        boolean yearFirst = numbers.get(0).length() > 2 || Integer.parseInt(numbers.get(0)) > 31;
        String day = numbers.get(yearFirst ? 1 : 0);
        String year = numbers.get(yearFirst ? 0 : 1);
        return day(year(year), month, Integer.parseInt(day));
    }

    private static LocalTime clockTime(Matcher clock) {
        int hour = Integer.parseInt(clock.group(1));
        String half = clock.group(4);
        if (half != null) {
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).startsWith("p") ? 12 : 0);
        }
        return LocalTime.of(hour % 24, Integer.parseInt(clock.group(2)), Math.min(59, number(clock.group(3), 0)));
    }

    private static LocalTime time(Matcher match) {
        return LocalTime.of(
                number(match.group("hour"), 0) % 24,
                number(match.group("minute"), 0),
                Math.min(59, number(match.group("second"), 0)));
    }

    private static int offset(@Nullable String zone) {
        if (zone == null) {
            return 0;
        }
        Matcher offset = OFFSET.matcher(zone);
        return offset.find() ? offsetMinutes(offset) : ZONE_MINUTES.getOrDefault(zone.toLowerCase(Locale.ROOT), 0);
    }

    private static int offsetMinutes(Matcher offset) {
        int minutes = Integer.parseInt(offset.group(2)) * 60 + number(offset.group(3), 0);
        return "-".equals(offset.group(1)) ? -minutes : minutes;
    }

    /** A day beyond its month's end runs over into the next, as in readers that people check their feeds with. */
    private static LocalDate day(int year, int month, int day) {
        if (day > 31) {
            throw new DateTimeException("no such day: " + day);
        }
        return LocalDate.of(year, month, 1).plusDays(day - 1L);
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() > 2) {
            return year;
        }
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static Instant at(LocalDate day, LocalTime time, int offsetMinutes) {
        return day.atTime(time).toInstant(ZoneOffset.UTC).minusSeconds(offsetMinutes * 60L);
    }

    private static boolean plausible(Instant instant) {
        return instant.isAfter(Instant.EPOCH.minusSeconds(1))
                && instant.isBefore(Instant.parse("2200-01-01T00:00:00Z"));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (String language :
                List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "uk", "ru", "tr", "el", "hu", "ro")) {
            DateFormatSymbols symbols = DateFormatSymbols.getInstance(Locale.forLanguageTag(language));
            for (int month = 0; month < 12; month++) {
                for (String name : List.of(symbols.getMonths()[month], symbols.getShortMonths()[month])) {
                    String key = name.toLowerCase(Locale.ROOT).replace(".", "");
                    months.putIfAbsent(key, month + 1);
                    // Feeds cut names at three letters, and drop accents on capitals.
                    months.putIfAbsent(key.substring(0, Math.min(3, key.length())), month + 1);
                }
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    private static Map<String, Integer> zones() {
        Map<String, Integer> minutes = new HashMap<>();
        String hours =
                "z 0 ut 0 utc 0 gmt 0 wet 0 west 1 bst 1 cet 1 met 1 cest 2 mest 2 eet 2 eest 3 msk 3 msd 4 trt 3 gst 4 "
                        + "ast -4 adt -3 est -5 edt -4 cst -6 cdt -5 mst -7 mdt -6 pst -8 pdt -7 akst -9 akdt -8 hst -10 "
                        + "jst 9 kst 9 hkt 8 sgt 8 aest 10 aedt 11 nzst 12 nzdt 13";
        String[] parts = hours.split(" ", -1);
        for (int i = 0; i < parts.length; i += 2) {
            minutes.put(parts[i], Integer.parseInt(parts[i + 1]) * 60);
        }
        minutes.put("ist", 5 * 60 + 30);
        return Map.copyOf(minutes);
    }
}
