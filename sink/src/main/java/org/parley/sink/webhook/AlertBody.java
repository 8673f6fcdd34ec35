package org.parley.sink.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.json.RecordJson;

/** What is posted for an alert, in each format. The same alert always gives the same bytes. Thread-safe. */
final class AlertBody {

    /** Names the form of generic bodies; its number rises when a field goes away or changes its meaning, not when one is added. */
    static final String GENERIC_FORM = "parley.alert/1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AlertText text;

    AlertBody(AlertText text) {
        this.text = text;
    }

    byte[] of(Alert alert, Target.HttpFormat format) {
        ObjectNode body =
                switch (format) {
                    case GENERIC -> generic(alert);
                    case SLACK -> slack(alert);
                    case TEAMS -> teams(alert);
                };
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    private ObjectNode generic(Alert alert) {
        ObjectNode body = object();
        body.put("form", GENERIC_FORM);
        body.put("text", text.headline(alert));
        text.link(alert).ifPresent(link -> body.put("link", link));
        body.set("alert", RecordJson.toJson(alert));
        return body;
    }

    /** Attachments rather than blocks: Mattermost knows only those. */
    private ObjectNode slack(Alert alert) {
        ObjectNode body = object();
        String headline = slackText(text.headline(alert));
        body.put("text", headline);
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("fallback", headline);
        attachment.put("color", alert.getAction() == AlertAction.RETRACT ? "#8a8a8a" : "#1d6fb8");
        text.link(alert).ifPresent(link -> attachment.put("title", "Open").put("title_link", link));
        text.quote(alert).ifPresent(quote -> attachment.put("text", slackText(quote)));
        ArrayNode fields = attachment.putArray("fields");
        text.facts(alert).forEach(fact -> fields.addObject()
                .put("title", fact.label())
                .put("value", slackText(fact.value()))
                .put("short", true));
        return body;
    }

    private ObjectNode teams(Alert alert) {
        ObjectNode body = object().put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode blocks = card.putArray("body");
        blocks.addObject()
                .put("type", "TextBlock")
                .put("size", "Medium")
                .put("weight", "Bolder")
                .put("wrap", true)
                .put("text", teamsText(text.headline(alert)));
        ArrayNode facts = blocks.addObject().put("type", "FactSet").putArray("facts");
        text.facts(alert)
                .forEach(fact -> facts.addObject().put("title", fact.label()).put("value", teamsText(fact.value())));
        text.quote(alert).ifPresent(quote -> blocks.addObject()
                .put("type", "TextBlock")
                .put("isSubtle", true)
                .put("wrap", true)
                .put("text", teamsText(quote)));
        text.link(alert).ifPresent(link -> card.putArray("actions")
                .addObject()
                .put("type", "Action.OpenUrl")
                .put("title", "Open")
                .put("url", link));
        return body;
    }

    /** The three characters that Slack reserves; and no word of an article shall call a whole channel in Mattermost. */
    private static String slackText(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@\u200b");
    }

    /** Cards read a little Markdown: no link of an article shall be clickable under other words. */
    private static String teamsText(String words) {
        return words.replaceAll("([\\\\`*_\\[\\]])", "\\\\$1");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
