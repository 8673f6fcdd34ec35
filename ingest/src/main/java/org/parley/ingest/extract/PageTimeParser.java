package org.parley.ingest.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the times that pages write: ISO 8601 and its many near misses, RFC 1123, seconds since 1970, days in an address. */
final class PageTimeParser {

    private static final int EARLIEST_YEAR = 1990;
    private static final int LATEST_YEAR = 2100;
    private static final Pattern ISO = Pattern.compile(
            "(\\d{4})[-/.年]\\s?(\\d{1,2})[-/.月]\\s?(\\d{1,2})日?"
                    + "(?:[T\\s,]+(\\d{1,2})[:.時](\\d{2})(?:[:.](\\d{2})(?:[.,]\\d{1,9})?)?"
                    + "\\s*(Z|UTC|GMT|[+-]\\d{2}:?\\d{2}(?::\\d{2})?|[+-]\\d{1,2}(?!\\d)|\\[?[A-Z][a-z]+/[A-Z][A-Za-z_]+]?|[A-Z]{3,4})?)?");
    private static final Pattern COMPACT = Pattern.compile(
            "^(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?(?:\\.\\d+)?(Z|[+-]\\d{2}:?\\d{2})?)?$");
    private static final Pattern EPOCH = Pattern.compile("^\\d{10}(\\d{3})?$");
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})\\b(?:[^\\d]{1,12}(\\d{1,2})[:.](\\d{2}))?");
    private static final Pattern ADDRESS =
            Pattern.compile("[/_-]((?:19|20)\\d{2})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");

    private static final Pattern CLOCK = Pattern.compile("\\b\\d{1,2}[:.]\\d{2}\\b");

    private PageTimeParser() {}

    /** The time written in the text, or null where there is none or it cannot be a publication. */
    static @Nullable PageTime parse(@Nullable String written) {
        if (written == null || written.length() < 8) {
            return null;
        }
        String text = written.strip();
        try {
            return plausible(parseStrict(text));
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /** The day that stands in an address such as {@code /2025/02/27/…}. */
    static @Nullable PageTime fromAddress(String url) {
        Matcher matcher = ADDRESS.matcher(url);
        return matcher.find() ? parse(matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3)) : null;
    }

    private static @Nullable PageTime parseStrict(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            Instant instant = text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
            return PageTime.of(instant.atOffset(ZoneOffset.UTC));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.find()) {
            return assembled(compact);
        }
        Matcher iso = ISO.matcher(text);
        if (iso.find()) {
            return assembled(iso);
        }
        PageTime named = WrittenDateParser.parse(text);
        return named != null ? named : parseDayFirst(text);
    }

    private static PageTime assembled(Matcher parts) {
        LocalDate day = LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
        if (parts.group(4) == null || number(parts, 4) > 24) {
            return PageTime.of(day);
        }
        int seconds = parts.group(6) == null ? 0 : Math.min(59, number(parts, 6));
        LocalDateTime local = day.atTime(LocalTime.of(number(parts, 4) % 24, number(parts, 5), seconds));
        String zone = parts.group(7);
        return zone == null ? PageTime.of(local) : withZone(local, zone);
    }

    static PageTime withZone(LocalDateTime local, String zone) {
        try {
            String name = zone.replaceAll("[\\[\\]]", "");
            ZoneId id =
                    switch (name) {
                        case "Z", "UTC", "GMT" -> ZoneOffset.UTC;
                        case "EST" -> ZoneOffset.ofHours(-5);
                        case "EDT" -> ZoneOffset.ofHours(-4);
                        case "CST" -> ZoneOffset.ofHours(-6);
                        case "CDT" -> ZoneOffset.ofHours(-5);
                        case "PST" -> ZoneOffset.ofHours(-8);
                        case "PDT" -> ZoneOffset.ofHours(-7);
                        case "BST", "CET" -> ZoneOffset.ofHours(1);
                        case "CEST", "EET" -> ZoneOffset.ofHours(2);
                        case "EEST", "MSK" -> ZoneOffset.ofHours(3);
                        default -> ZoneId.of(name);
                    };
            OffsetDateTime full = ZonedDateTime.of(local, id).toOffsetDateTime();
            return PageTime.of(full);
        } catch (DateTimeException unknownZone) {
            return PageTime.of(local);
        }
    }

    private static @Nullable PageTime parseDayFirst(String text) {
        Matcher matcher = DAY_FIRST.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        int first = number(matcher, 1);
        int second = number(matcher, 2);
        boolean monthFirst = second > 12;
        LocalDate day = LocalDate.of(number(matcher, 3), monthFirst ? first : second, monthFirst ? second : first);
        return matcher.group(4) == null
                ? PageTime.of(day)
                : PageTime.of(day.atTime(number(matcher, 4) % 24, number(matcher, 5)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static @Nullable PageTime plausible(@Nullable PageTime time) {
        boolean fits = time != null
                && time.day().getYear() >= EARLIEST_YEAR
                && time.day().getYear() <= LATEST_YEAR;
        return fits ? time : null;
    }

    /** True when the text holds a date or a time of day. */
    static boolean mentionsTime(String text) {
        return CLOCK.matcher(text).find() || parse(text) != null;
    }
}
