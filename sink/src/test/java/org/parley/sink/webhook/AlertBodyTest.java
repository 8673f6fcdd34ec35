package org.parley.sink.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.EventChange;
import org.parley.sink.Golden;
import org.parley.sink.TestRecords;

class AlertBodyTest {

    private final AlertBody bodies = new AlertBody(new AlertText(Optional.of("https://desk.example/events/{id}")));

    @ParameterizedTest
    @EnumSource
    void shouldWriteEachFormat(Target.HttpFormat format) throws IOException {
        // given
        Alert alert = TestRecords.alert("l1");
        alert.setAction(AlertAction.UPDATE);
        alert.setChanges(List.of(new EventChange(TestRecords.NOON, "m2", "status", "PLANNED", "POSTPONED")));

        // when
        JsonNode body = new ObjectMapper().readTree(bodies.of(alert, format));

        // then
        Golden.check("alert-" + format.name().toLowerCase(java.util.Locale.ROOT) + ".json", body);
    }

    @Test
    void shouldDefuseMarkupInWhatArticlesSay() throws IOException {
        // given
        Alert alert = TestRecords.alert("l1");
        alert.setTitle("Talks <!channel> & @all\n\n[click](https://evil.example)");

        // when
        JsonNode slack = new ObjectMapper().readTree(bodies.of(alert, Target.HttpFormat.SLACK));
        JsonNode teams = new ObjectMapper().readTree(bodies.of(alert, Target.HttpFormat.TEAMS));

        // then
        assertThat(slack.get("text").textValue())
                .isEqualTo("Talks &lt;!channel&gt; &amp; @\u200ball [click](https://evil.example)");
        assertThat(teams.at("/attachments/0/content/body/0/text").textValue())
                .isEqualTo("Talks <!channel> & @all \\[click\\](https://evil.example)");
    }

    @Test
    void shouldLinkNothingButHttp() {
        // given
        AlertText text = new AlertText(Optional.empty());
        Alert alert = TestRecords.alert("l1");
        alert.setArticleUrl("javascript:alert(1)");

        // then
        assertThat(text.link(alert)).isEmpty();
    }
}
