package org.parley.desk.http;

import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads query parameters strictly: what isn't understood is refused with the parameter's name and what it may be. */
final class Parameters {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_VALUES = 50;

    private final Context ctx;

    Parameters(Context ctx) {
        this.ctx = ctx;
    }

    /** Text without control characters, at most 200 characters. */
    Optional<String> text(String name) {
        return raw(name).map(value -> {
            if (value.length() > LONGEST_TEXT || value.chars().anyMatch(Character::isISOControl)) {
                throw refused(name, "text of at most " + LONGEST_TEXT + " characters");
            }
            return value;
        });
    }

    /** Values parted by commas, or the parameter repeated. */
    Set<String> values(String name) {
        Set<String> values = ctx.queryParams(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean wrong = values.size() > MOST_VALUES || values.stream().anyMatch(value -> value.length() > LONGEST_TEXT);
        if (wrong) {
            throw refused(name, "at most " + MOST_VALUES + " values");
        }
        return values;
    }

    /** Values that must be constants of an enumeration. */
    <E extends Enum<E>> Set<String> constants(String name, Class<E> type) {
        return values(name).stream()
                .map(value -> constant(name, value, type).name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        return raw(name).map(value -> constant(name, value, type)).orElse(otherwise);
    }

    int integer(String name, int least, int most, int otherwise) {
        return raw(name)
                .map(value -> {
                    try {
                        int number = Integer.parseInt(value);
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException notANumber) {
                        // refused below
                    }
                    throw refused(name, "a whole number from " + least + " to " + most);
                })
                .orElse(otherwise);
    }

    boolean flag(String name) {
        return raw(name).map(value -> value.equals("true") || value.equals("1")).orElse(false);
    }

    Optional<LocalDate> date(String name) {
        return raw(name).map(value -> {
            try {
                return LocalDate.parse(value);
            } catch (DateTimeException notADate) {
                throw refused(name, "a date as 2025-02-27");
            }
        });
    }

    /** An instant, or a date that stands for its first moment in UTC. */
    Optional<Instant> instant(String name) {
        return raw(name).map(value -> {
            try {
                return value.length() == 10
                        ? LocalDate.parse(value).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(value);
            } catch (DateTimeException notAnInstant) {
                throw refused(name, "a time as 2025-02-27T19:00:00Z, or a date");
            }
        });
    }

    /** Where the page before ended; the store judges whether it is a cursor. */
    Optional<String> cursor() {
        return raw("cursor");
    }

    static BadRequestResponse refused(String name, String expected) {
        return new BadRequestResponse("parameter " + name + ": expected " + expected);
    }

    private Optional<String> raw(String name) {
        return Optional.ofNullable(ctx.queryParam(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equalsIgnoreCase(value))
                .findFirst()
                .orElseThrow(() -> refused(name, "one of " + lower(List.of(type.getEnumConstants()))));
    }

    private static String lower(List<?> constants) {
        return constants.toString().toLowerCase(Locale.ROOT);
    }
}
