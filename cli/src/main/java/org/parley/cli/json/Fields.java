package org.parley.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an input object, naming the field when its value is of the wrong kind. */
final class Fields {

    private Fields() {}

    static String required(ObjectNode object, String field) {
        String value = optional(object, field);
        if (value == null) {
            throw new BadLineException("field \"" + field + "\" is missing");
        }
        return value;
    }

    static String orEmpty(ObjectNode object, String field) {
        String value = optional(object, field);
        return value == null ? "" : value;
    }

    static @Nullable String optional(ObjectNode object, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadLineException("field \"" + field + "\" is not text");
        }
        return value.textValue();
    }
}
