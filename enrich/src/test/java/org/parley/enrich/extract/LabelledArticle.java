package org.parley.enrich.extract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;

/** An article of the labelled set with what a careful reader finds in it. */
record LabelledArticle(Article article, boolean relevant, List<ScoredEvent> labels) {

    static final String FOLDER = "/labelled/";

    private static final List<String> LANGUAGES = List.of("en", "uk", "ru", "pl", "de", "fr", "tr");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The articles that {@link ConfidenceTrainer} learns from, and on which rules are tried. */
    static List<LabelledArticle> training() {
        return all("training");
    }

    /** The articles that nobody looks at while mending rules: the measure. */
    static List<LabelledArticle> independent() {
        return all("independent");
    }

    private static List<LabelledArticle> all(String set) {
        return LANGUAGES.stream()
                .flatMap(
                        language -> join(
                                lines(set + "/articles-" + language + ".jsonl"),
                                lines(set + "/gold-" + language + ".jsonl"))
                                .stream())
                .toList();
    }

    /** Articles and labels of files, in the same form. */
    static List<LabelledArticle> of(Path articles, Path labels) throws IOException {
        return join(parse(Files.readString(articles)), parse(Files.readString(labels)));
    }

    private static List<LabelledArticle> join(List<JsonNode> texts, List<JsonNode> judgements) {
        Map<String, JsonNode> labels = new LinkedHashMap<>();
        judgements.forEach(line -> labels.put(line.path("id").textValue(), line));
        List<LabelledArticle> articles = new ArrayList<>();
        for (JsonNode line : texts) {
            String id = line.path("id").textValue();
            JsonNode label = Objects.requireNonNull(labels.remove(id), () -> "no label for " + id);
            articles.add(new LabelledArticle(
                    article(line), label.path("relevant").booleanValue(), events(label.path("events"))));
        }
        if (!labels.isEmpty()) {
            throw new IllegalStateException("labels without an article: " + labels.keySet());
        }
        return articles;
    }

    /** Whether every event, if there is one, is optional though the article is of the dossier: it may be judged either way. */
    boolean couldGoEitherWay() {
        return relevant && labels.stream().allMatch(ScoredEvent::optional);
    }

    private static List<ScoredEvent> events(JsonNode labels) {
        return StreamSupport.stream(labels.spliterator(), false)
                .map(ScoredEvent::ofLabel)
                .toList();
    }

    private static Article article(JsonNode line) {
        OffsetDateTime published = OffsetDateTime.parse(line.path("published").textValue());
        return Article.newBuilder()
                .setArticleId(line.path("id").textValue())
                .setUrl("")
                .setOutlet(Outlet.newBuilder()
                        .setName(line.path("outlet").textValue())
                        .build())
                .setTitle(line.path("title").textValue())
                .setText(line.path("text").textValue())
                .setLanguage(line.path("lang").textValue())
                .setPublishedAt(published.toInstant())
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setPublishedOffsetSeconds(published.getOffset().getTotalSeconds())
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(published.toInstant())
                .build();
    }

    private static List<JsonNode> lines(String file) {
        try (InputStream bytes = LabelledArticle.class.getResourceAsStream(FOLDER + file)) {
            Objects.requireNonNull(bytes, () -> "no file " + file);
            return parse(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }

    private static List<JsonNode> parse(String text) throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.split("\n")) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
