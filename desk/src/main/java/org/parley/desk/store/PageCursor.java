package org.parley.desk.store;

import co.elastic.clients.elasticsearch._types.FieldValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Where a page ended: the sort values of its last hit, opaque to those who pass it around. */
final class PageCursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1_000;

    private PageCursor() {}

    static String write(List<FieldValue> sort) {
        ArrayNode values = JSON.createArrayNode();
        for (FieldValue value : sort) {
            if (value.isLong()) {
                values.add(value.longValue());
            } else if (value.isDouble()) {
                values.add(value.doubleValue());
            } else if (value.isString()) {
                values.add(value.stringValue());
            } else {
                values.addNull();
            }
        }
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(values));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The sort values; empty when the text is no cursor of an order with that many. */
    static Optional<List<FieldValue>> read(String cursor, int sortFields) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            JsonNode values = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            if (values == null || !values.isArray() || values.size() != sortFields) {
                return Optional.empty();
            }
            List<FieldValue> sort = new ArrayList<>();
            for (JsonNode value : values) {
                sort.add(fieldValue(value));
            }
            return Optional.of(sort);
        } catch (IllegalArgumentException | IOException notACursor) {
            return Optional.empty();
        }
    }

    private static FieldValue fieldValue(JsonNode value) {
        if (value.isIntegralNumber()) {
            return FieldValue.of(value.longValue());
        } else if (value.isNumber()) {
            return FieldValue.of(value.doubleValue());
        } else if (value.isTextual()) {
            return FieldValue.of(value.textValue());
        } else if (value.isNull()) {
            return FieldValue.NULL;
        }
        throw new IllegalArgumentException("not a sort value");
    }
}
