package org.parley.cli.demo;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts a reply on the wire, with validators, and as 304 where the reader already has it. */
final class ReplyWriter {

    // The JDK's own constant writes days before the tenth with one digit, HTTP wants two.
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int NO_BODY = -1;

    private ReplyWriter() {}

    static void write(HttpExchange exchange, Reply reply, Instant now) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", reply.contentType());
        headers.set("Cache-Control", "no-cache");
        int status = reply.status();
        if (status == OK) {
            String tag = tag(reply.body());
            headers.set("ETag", tag);
            Instant modified = modified(reply.lastModified(), now);
            if (modified != null) {
                headers.set("Last-Modified", HTTP_DATE.format(modified.atZone(ZoneOffset.UTC)));
            }
            status = isKnown(exchange.getRequestHeaders(), tag, modified) ? NOT_MODIFIED : OK;
        }
        boolean bodiless = status == NOT_MODIFIED || exchange.getRequestMethod().equals("HEAD");
        if (bodiless) {
            exchange.sendResponseHeaders(status, NO_BODY);
        } else {
            exchange.sendResponseHeaders(status, reply.body().length);
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static boolean isKnown(Headers request, String tag, @Nullable Instant modified) {
        List<String> tags = request.get("If-None-Match");
        if (tags != null) {
            // A tag says more than a date, which then doesn't count (RFC 9110, 13.2.2).
            return tags.stream().anyMatch(value -> value.equals("*") || value.contains(tag));
        }
        Instant since = date(request.getFirst("If-Modified-Since"));
        return since != null && modified != null && !modified.isAfter(since);
    }

    /**
     * HTTP's dates have whole seconds, and a feed may change twice in one. While that second lasts, its change is told as one
     * second earlier, so that a reader who goes by dates alone asks again and misses nothing.
     */
    private static @Nullable Instant modified(@Nullable Instant changed, Instant now) {
        if (changed == null) {
            return null;
        }
        Instant second = changed.truncatedTo(ChronoUnit.SECONDS);
        Instant lastPast = now.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        return second.isAfter(lastPast) ? lastPast : second;
    }

    private static @Nullable Instant date(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String tag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(hash, 0, 8) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
