package org.parley.desk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One event as one row: a line of CSV (RFC 4180), a line of JSON, a feature of GeoJSON (RFC 7946). */
public final class EventRows {

    private static final Map<String, Function<JsonNode, String>> COLUMNS = columns();
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private EventRows() {}

    /** The names of the columns. */
    public static String csvHead() {
        return String.join(",", COLUMNS.keySet()) + "\r\n";
    }

    public static String csv(JsonNode event) {
        List<String> cells = new ArrayList<>();
        COLUMNS.values().forEach(column -> cells.add(quoted(column.apply(event))));
        return String.join(",", cells) + "\r\n";
    }

    public static String jsonLine(JsonNode event) {
        return event + "\n";
    }

    /** A feature at the event's place; empty where it isn't known. */
    public static Optional<ObjectNode> feature(JsonNode event) {
        JsonNode where = event.path("where");
        if (!where.path("lat").isNumber() || !where.path("lon").isNumber()) {
            return Optional.empty();
        }
        ObjectNode feature = JsonNodeFactory.instance.objectNode().put("type", "Feature");
        feature.set("id", event.path("eventId"));
        feature.putObject("geometry")
                .put("type", "Point")
                .putArray("coordinates")
                .add(where.path("lon").asDouble())
                .add(where.path("lat").asDouble());
        feature.set("properties", event);
        return Optional.of(feature);
    }

    private static Map<String, Function<JsonNode, String>> columns() {
        Map<String, Function<JsonNode, String>> columns = new LinkedHashMap<>();
        columns.put("id", event -> event.path("eventId").asText());
        columns.put("revision", event -> event.path("revision").asText());
        for (String field : List.of("kind", "status", "title")) {
            columns.put(field, event -> event.path(field).asText());
        }
        columns.put("start", event -> event.path("when").path("start").asText(""));
        columns.put("end", event -> event.path("when").path("end").asText(""));
        columns.put("precision", event -> event.path("when").path("precision").asText());
        columns.put("place", event -> event.path("where").path("name").asText(""));
        columns.put("country", event -> event.path("where").path("country").asText(""));
        columns.put("lat", event -> event.path("where").path("lat").asText(""));
        columns.put("lon", event -> event.path("where").path("lon").asText(""));
        columns.put("parties", EventRows::parties);
        columns.put("cameo", event -> event.path("codes").path("cameo").asText(""));
        columns.put("plover", event -> event.path("codes").path("plover").asText(""));
        for (String field : List.of("confidence", "outlets", "independentReports", "firstSeenAt", "lastSeenAt")) {
            columns.put(field, event -> event.path(field).asText());
        }
        return columns;
    }

    private static String parties(JsonNode event) {
        List<String> names = new ArrayList<>();
        event.path("parties").forEach(party -> names.add(party.path("name").asText()));
        return String.join("; ", names);
    }

    /** Quoted where needed; what a spreadsheet would run as a formula is made text by an apostrophe. */
    private static String quoted(String cell) {
        String shown = cell.equals("null") ? "" : cell;
        boolean number = shown.matches("-?\\d+(\\.\\d+)?");
        if (!shown.isEmpty() && !number && STARTS_A_FORMULA.indexOf(shown.charAt(0)) >= 0) {
            shown = "'" + shown;
        }
        boolean plain =
                shown.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return plain ? shown : "\"" + shown.replace("\"", "\"\"") + "\"";
    }
}
