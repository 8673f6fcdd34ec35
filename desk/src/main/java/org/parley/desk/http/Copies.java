package org.parley.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells which reports of an event repeat an earlier one: mentions of one article, articles that credit the same agency, or whose
 * bodies are nearly the same by SimHash. Each such report gets {@code copyOf}, the id of the first of its kind; the others get null.
 */
final class Copies {

    private static final int NEAR_COPY_BITS = 6;

    private Copies() {}

    static ObjectNode mark(ObjectNode event) {
        List<ObjectNode> originals = new ArrayList<>();
        for (JsonNode mention : event.path("mentions")) {
            if (mention instanceof ObjectNode report) {
                String copied = originals.stream()
                        .filter(original -> isCopy(original, report))
                        .map(original -> original.path("mentionId").asText())
                        .findFirst()
                        .orElse(null);
                report.put("copyOf", copied);
                if (copied == null) {
                    originals.add(report);
                }
            }
        }
        return event;
    }

    private static boolean isCopy(JsonNode original, JsonNode report) {
        return same(original, report, "articleId")
                || same(original, report, "credit")
                || sameName(original.path("outlet").path("name"), report.path("credit"))
                || nearCopy(original.path("textFingerprint"), report.path("textFingerprint"));
    }

    private static boolean same(JsonNode one, JsonNode other, String field) {
        return sameName(one.path(field), other.path(field));
    }

    private static boolean sameName(JsonNode one, JsonNode other) {
        return one.isTextual() && one.asText().equalsIgnoreCase(other.asText());
    }

    private static boolean nearCopy(JsonNode one, JsonNode other) {
        return one.isIntegralNumber()
                && other.isIntegralNumber()
                && Long.bitCount(one.longValue() ^ other.longValue()) <= NEAR_COPY_BITS;
    }
}
