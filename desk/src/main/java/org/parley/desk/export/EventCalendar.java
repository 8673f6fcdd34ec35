package org.parley.desk.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Events as iCalendar (RFC 5545). The UID is the event's id and SEQUENCE its revision, so that a calendar that subscribes moves an entry
 * when the event moves, and strikes it out when it is called off. Events whose day is not known are left out; those of a week or a month
 * span it and say so. Times of day are local to the place, hence without a zone.
 */
public final class EventCalendar {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private final String address;

    /** @param address where the desk is reached, for links back; without a slash at its end */
    public EventCalendar(String address) {
        this.address = address;
    }

    /** A calendar of these events. */
    public String write(List<? extends JsonNode> events) {
        ContentLines lines = new ContentLines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "-//Parley//Desk//EN")
                .add("CALSCALE", "GREGORIAN")
                .add("METHOD", "PUBLISH")
                .addText("NAME", "Parley")
                .addText("X-WR-CALNAME", "Parley")
                .add("REFRESH-INTERVAL;VALUE=DURATION", "PT15M")
                .add("X-PUBLISHED-TTL", "PT15M");
        events.stream()
                .filter(event -> event.path("when").path("start").isTextual())
                .forEach(event -> write(lines, event));
        return lines.add("END", "VCALENDAR").toString();
    }

    private void write(ContentLines lines, JsonNode event) {
        String id = event.path("eventId").asText();
        Instant seen = Instant.parse(event.path("lastSeenAt").asText());
        lines.add("BEGIN", "VEVENT")
                .add("UID", ContentLines.escaped(id) + "@parley")
                .add("SEQUENCE", Long.toString(event.path("revision").asLong()))
                .add("DTSTAMP", STAMP.format(seen))
                .add("LAST-MODIFIED", STAMP.format(seen));
        writeTime(lines, event.path("when"));
        lines.addText("SUMMARY", summary(event))
                .add("STATUS", status(event.path("status").asText()))
                .addText("CATEGORIES", event.path("kind").asText())
                .addText("DESCRIPTION", description(event))
                .add("TRANSP", "TRANSPARENT")
                .add("URL", address + "/events/" + id);
        writePlace(lines, event.path("where"));
        lines.add("END", "VEVENT");
    }

    private static void writeTime(ContentLines lines, JsonNode when) {
        LocalDate first = LocalDate.parse(when.path("start").asText());
        LocalDate last =
                when.path("end").isTextual() ? LocalDate.parse(when.path("end").asText()) : first;
        String time = when.path("startTime").asText("");
        if (when.path("startTime").isTextual() && first.equals(last)) {
            LocalDateTime start = first.atTime(LocalTime.parse(time));
            lines.add("DTSTART", LOCAL.format(start)).add("DURATION", "PT1H");
            return;
        }
        LocalDate end =
                switch (when.path("precision").asText()) {
                    case "WEEK" -> last.plusWeeks(1);
                    case "MONTH" -> last.plusMonths(1);
                    case "YEAR" -> last.plusYears(1);
                    default -> last.plusDays(1);
                };
        lines.add("DTSTART;VALUE=DATE", DAY.format(first)).add("DTEND;VALUE=DATE", DAY.format(end));
    }

    private static void writePlace(ContentLines lines, JsonNode where) {
        if (where.path("name").isTextual()) {
            lines.addText("LOCATION", where.path("name").asText());
        }
        if (where.path("lat").isNumber() && where.path("lon").isNumber()) {
            lines.add(
                    "GEO",
                    where.path("lat").asDouble() + ";" + where.path("lon").asDouble());
        }
    }

    private static String summary(JsonNode event) {
        String vague =
                switch (event.path("when").path("precision").asText()) {
                    case "WEEK" -> " (week not certain to the day)";
                    case "MONTH" -> " (some day this month)";
                    case "YEAR" -> " (some day this year)";
                    default -> "";
                };
        return event.path("title").asText() + vague;
    }

    private static String status(String status) {
        return switch (status) {
            case "CANCELLED", "DENIED" -> "CANCELLED";
            case "DONE", "ONGOING" -> "CONFIRMED";
            default -> "TENTATIVE";
        };
    }

    private static String description(JsonNode event) {
        List<String> lines = new ArrayList<>();
        lines.add(event.path("kind").asText() + ", " + event.path("status").asText());
        List<String> parties = new ArrayList<>();
        event.path("parties").forEach(party -> parties.add(party.path("name").asText()));
        if (!parties.isEmpty()) {
            lines.add(String.join(", ", parties));
        }
        lines.add(event.path("outlets").asInt() + " outlets, "
                + event.path("independentReports").asInt() + " independent reports, certainty "
                + Math.round(event.path("confidence").asDouble() * 100) + " %");
        return String.join("\n", lines);
    }
}
