package org.parley.ingest.fetch;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers of a response by name, case not minded; of repeated ones the last. Immutable. */
public final class ResponseHeaders {

    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})", Pattern.CASE_INSENSITIVE);
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Map<String, String> values;

    public ResponseHeaders(Map<String, String> values) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(values);
        this.values = byName;
    }

    /** The header's value, or null. */
    public @Nullable String get(String name) {
        return values.get(name);
    }

    /** The date in a header, where it is one. */
    public Optional<Instant> date(String name) {
        return Optional.ofNullable(get(name)).flatMap(ResponseHeaders::parseDate);
    }

    /** Retry-After, given as seconds or as a date. */
    public Optional<Duration> retryAfter(Instant now) {
        String value = get("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value.strip())));
        }
        return parseDate(value).map(date -> Duration.between(now, date)).filter(wait -> !wait.isNegative());
    }

    /** How long the server lets its answer be kept: {@code max-age}, else {@code Expires}. */
    public Optional<Duration> freshFor(Instant now) {
        Matcher maxAge = MAX_AGE.matcher(values.getOrDefault("Cache-Control", ""));
        if (maxAge.find()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(maxAge.group(1))));
        }
        return date("Expires").map(expires -> Duration.between(now, expires)).filter(wait -> !wait.isNegative());
    }

    private static Optional<Instant> parseDate(String value) {
        try {
            return Optional.of(
                    ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                            .toInstant());
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
