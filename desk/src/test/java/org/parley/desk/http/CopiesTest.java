package org.parley.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class CopiesTest {

    private final ObjectNode event = JsonNodeFactory.instance.objectNode();

    @Test
    void shouldFoldTextsThatDifferInAFewBits() {
        report("m1", "a1", "Courier", 0b0000_0000L, null);
        report("m2", "a2", "Ledger", 0b0011_1111L, null);
        report("m3", "a3", "Post", 0b0111_1111L, null);

        assertThat(copyOf("m2")).isEqualTo("m1");
        assertThat(copyOf("m3")).as("seven bits apart").isEqualTo("null");
    }

    @Test
    void shouldFoldReportsThatCreditTheAgencyThatIsThere() {
        report("m1", "a1", "Meridian Wire", null, null);
        report("m2", "a2", "Courier", null, "meridian wire");

        assertThat(copyOf("m2")).isEqualTo("m1");
    }

    @Test
    void shouldFoldReportsThatCreditOneAgencyThatIsNot() {
        report("m1", "a1", "Courier", null, "Meridian Wire");
        report("m2", "a2", "Ledger", null, "Meridian Wire");

        assertThat(copyOf("m1")).isEqualTo("null");
        assertThat(copyOf("m2")).isEqualTo("m1");
    }

    @Test
    void shouldKeepReportsApartThatShareNothing() {
        report("m1", "a1", "Courier", null, null);
        report("m2", "a2", "Ledger", null, null);

        assertThat(copyOf("m2")).isEqualTo("null");
    }

    private void report(String mentionId, String articleId, String outlet, Long fingerprint, String credit) {
        ObjectNode mention = event.withArray("/mentions")
                .addObject()
                .put("mentionId", mentionId)
                .put("articleId", articleId)
                .put("textFingerprint", fingerprint)
                .put("credit", credit);
        mention.putObject("outlet").put("name", outlet);
    }

    private String copyOf(String mentionId) {
        for (JsonNode mention : Copies.mark(event).path("mentions")) {
            if (mention.path("mentionId").asText().equals(mentionId)) {
                return mention.path("copyOf").asText();
            }
        }
        throw new AssertionError("no report " + mentionId);
    }
}
