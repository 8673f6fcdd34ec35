package org.parley.schemas.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record as JSON: fields by their names, times in ISO 8601 (instants in UTC, dates as {@code 2025-02-27}), enumerations by name,
 * bytes in Base64, missing values as null. Stateless.
 */
public final class RecordJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String SECRET = "secret";

    private RecordJson() {}

    /** All fields of a record, in the schema's order, but those that the schema marks as secret. */
    public static ObjectNode toJson(SpecificRecord record) {
        ObjectNode object = NODES.objectNode();
        for (Schema.Field field : record.getSchema().getFields()) {
            if (!Boolean.TRUE.equals(field.getObjectProp(SECRET))) {
                object.set(field.name(), valueToJson(record.get(field.pos())));
            }
        }
        return object;
    }

    private static JsonNode valueToJson(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        } else if (value instanceof SpecificRecord nested) {
            return toJson(nested);
        } else if (value instanceof Collection<?> items) {
            return NODES.arrayNode()
                    .addAll(items.stream().map(RecordJson::valueToJson).toList());
        } else if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        } else if (value instanceof Integer number) {
            return NODES.numberNode(number);
        } else if (value instanceof Long number) {
            return NODES.numberNode(number);
        } else if (value instanceof Double number) {
            return NODES.numberNode(number);
        } else if (value instanceof ByteBuffer bytes) {
            return NODES.textNode(base64(bytes));
        } else if (value instanceof LocalTime time) {
            return NODES.textNode(time.truncatedTo(ChronoUnit.MINUTES).toString());
        }
        return NODES.textNode(value.toString());
    }

    private static String base64(ByteBuffer bytes) {
        byte[] copy = new byte[bytes.remaining()];
        bytes.duplicate().get(copy);
        return Base64.getEncoder().encodeToString(copy);
    }
}
