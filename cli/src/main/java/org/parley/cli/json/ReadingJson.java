package org.parley.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;
import org.parley.schemas.json.RecordJson;

/** What was read in an article as a JSON line: {@code {"id","lang","relevant","events":[…]}}. */
public final class ReadingJson {

    private static final List<String> EVENT_FIELDS = List.of(
            "dossier",
            "kind",
            "status",
            "title",
            "when",
            "where",
            "parties",
            "codes",
            "round",
            "confidence",
            "evidence");

    private ReadingJson() {}

    /** The readings of one article, one for each dossier, as one object. */
    public static ObjectNode toJson(Article article, List<Reading> readings) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", article.getArticleId());
        line.put("lang", language(article, readings));
        line.put("relevant", readings.stream().anyMatch(Reading::relevant));
        ArrayNode events = line.putArray("events");
        readings.stream()
                .flatMap(reading -> reading.mentions().stream())
                .forEach(mention -> events.add(event(mention)));
        return line;
    }

    private static @org.jspecify.annotations.Nullable String language(Article article, List<Reading> readings) {
        return readings.stream()
                .map(Reading::language)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(article.getLanguage());
    }

    private static ObjectNode event(Mention mention) {
        return RecordJson.toJson(mention).retain(EVENT_FIELDS);
    }
}
