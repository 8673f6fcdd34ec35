package org.parley.ingest.extract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads JSON up to the place where it breaks and gives the tree of what stood before. Made for one text, used once. */
final class BrokenJsonReader {

    private final JsonParser parser;
    private final ArrayNode top = JsonNodeFactory.instance.arrayNode();
    private final Deque<JsonNode> open = new ArrayDeque<>();
    private String field = "";

    BrokenJsonReader(JsonParser parser) {
        this.parser = parser;
        open.push(top);
    }

    JsonNode read() {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                take(token);
            }
        } catch (IOException broken) {
            // What was read so far is the result.
        }
        return top;
    }

    private void take(JsonToken token) throws IOException {
        switch (token) {
            case FIELD_NAME -> field = parser.currentName();
            case START_OBJECT -> enter(JsonNodeFactory.instance.objectNode());
            case START_ARRAY -> enter(JsonNodeFactory.instance.arrayNode());
            case END_OBJECT, END_ARRAY -> open.pop();
            default -> add(JsonNodeFactory.instance.textNode(parser.getText()));
        }
    }

    private void enter(JsonNode container) {
        add(container);
        open.push(container);
    }

    private void add(JsonNode value) {
        JsonNode parent = open.getFirst();
        if (parent instanceof ObjectNode object) {
            object.set(field, value);
        } else if (parent instanceof ArrayNode array) {
            array.add(value);
        }
    }
}
