package org.parley.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.parley.schemas.Event;
import org.parley.schemas.json.RecordJson;

/** An event as a JSON line: the fields of a mention plus id, revision, counts, mentions and history. */
public final class EventJson {

    private static final Map<String, String> NAMES =
            Map.of("eventId", "id", "firstSeenAt", "firstSeen", "lastSeenAt", "lastSeen");

    private EventJson() {}

    public static ObjectNode toJson(Event event) {
        ObjectNode record = RecordJson.toJson(event);
        ObjectNode line = record.objectNode();
        record.properties()
                .forEach(field -> line.set(NAMES.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        line.get("mentions").forEach(EventJson::flattenOutlet);
        return line;
    }

    /** Scripts read the outlet of a mention as a name; country and side stand beside it. */
    private static void flattenOutlet(JsonNode mention) {
        if (mention instanceof ObjectNode object && object.get("outlet") instanceof ObjectNode outlet) {
            object.set("outletCountry", outlet.get("country"));
            object.set("side", outlet.get("side"));
            object.set("outlet", outlet.get("name"));
        }
    }
}
