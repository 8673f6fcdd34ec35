package org.parley.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.cli.json.ArticleJson;
import org.parley.cli.terminal.AlertListing;
import org.parley.enrich.extract.Dossiers;
import org.parley.enrich.watch.AlertRules;

/** An invented week, read by the real topology: two meetings announced by several outlets, of which one is never told in words we read. */
class AlertScoreTest {

    private static final List<String> ARTICLES = List.of(
            article(
                    "a1",
                    "Herald",
                    "2025-02-26T10:00:00Z",
                    "Zelensky to meet Trump in Washington on Friday",
                    "Ukrainian President Volodymyr Zelensky will meet US President Donald Trump in Washington on Friday, 28 February."),
            article(
                    "a2",
                    "Courier",
                    "2025-02-26T12:00:00Z",
                    "Trump to host Zelensky on Friday",
                    "US President Donald Trump will meet Ukrainian President Volodymyr Zelensky at the White House in Washington on 28 February."),
            article("a3", "Herald", "2025-02-27T10:00:00Z", "Harvest is late", "Farmers in the west wait for rain."));

    @Test
    void shouldTellOnceWhatTwoOutletsAnnounceAndNameWhatWasMissed() throws IOException {
        // given
        AlertScore score = new AlertScore();
        score.mark(json("""
                {"id": "a1", "events": [{"event": "washington", "kind": "MEETING", "status": "PLANNED", "start": "2025-02-28", "parties": ["UKR", "USA"]}]}"""));
        score.mark(json("""
                {"id": "a2", "events": [{"event": "washington", "kind": "MEETING", "status": "PLANNED", "start": "2025-02-28", "parties": ["UKR", "USA"]}]}"""));
        score.mark(json("""
                {"id": "a3", "events": [{"event": "unheard", "kind": "CALL", "status": "PLANNED", "start": "2025-03-02", "parties": ["UKR", "RUS"]}]}"""));

        // when
        try (TopologyReplay replay = Replays.open(
                Dossiers.bundled().readers(),
                AlertRules.shipped().only("new-planned-encounter").orElseThrow())) {
            for (String article : ARTICLES) {
                replay.accept(ArticleJson.fromJson(json(article)));
            }

            // then
            assertThat(score.report(replay.alerts(), replay.eventsById()))
                    .containsExactly(
                            "1 of 2 announced encounters told once",
                            "0 told more than once",
                            "1 missed",
                            "    unheard",
                            "0 told, but marked by nobody as announced",
                            "0 told, but marked by nobody at all");
            List<String> listing = AlertListing.lines(replay.alerts());
            assertThat(listing.get(0)).startsWith("2025-02-26 10:00  NEW      Planned: ");
            assertThat(listing)
                    .anySatisfy(line -> assertThat(line).contains("“").contains("Washington"));
            assertThat(listing.get(listing.size() - 1)).startsWith("1 alert in 1 thread: 1 new");
        }
    }

    @Test
    void shouldSayThatNothingWasTold() {
        assertThat(AlertListing.lines(List.of())).containsExactly("Nothing would have been told.");
    }

    private static String article(String id, String outlet, String published, String title, String text) {
        return """
                {"id": "%s", "url": "https://%s.example/%s", "outlet": "%s", "title": "%s", "published": "%s", "lang": "en", "text": "%s"}""".formatted(id, outlet.toLowerCase(java.util.Locale.ROOT), id, outlet, title, published, text);
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) new ObjectMapper().readTree(text);
    }
}
