package org.parley.bench.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;
import org.parley.schemas.TrustedRecords;

/** The labelled articles of {@code enrich}'s tests, brought to one length. Run from the repository's root. */
final class SampleArticles {

    static {
        TrustedRecords.install();
    }

    private static final Path FOLDER = Path.of("enrich/src/test/resources/labelled/training");
    private static final int LONG_ENOUGH = 600;

    private SampleArticles() {}

    /** Articles of a length in characters; short ones go on with those behind them in the file. */
    static List<Article> ofLength(int length) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Article> articles = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(FOLDER, "articles-*.jsonl")) {
            for (Path file : files) {
                List<JsonNode> lines = new ArrayList<>();
                for (String line : Files.readAllLines(file)) {
                    lines.add(json.readTree(line));
                }
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).path("text").textValue().length() >= LONG_ENOUGH) {
                        articles.add(article(lines.get(i), text(lines, i, length)));
                    }
                }
            }
        }
        return articles;
    }

    private static String text(List<JsonNode> lines, int first, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = first; text.length() < length; i++) {
            text.append(lines.get(i % lines.size()).path("text").textValue()).append('\n');
        }
        return text.substring(0, length);
    }

    private static Article article(JsonNode line, String text) {
        Instant published =
                OffsetDateTime.parse(line.path("published").textValue()).toInstant();
        return Article.newBuilder()
                .setArticleId(line.path("id").textValue())
                .setUrl("")
                .setOutlet(Outlet.newBuilder()
                        .setName(line.path("outlet").asText(""))
                        .build())
                .setTitle(line.path("title").textValue())
                .setText(text)
                .setLanguage(line.path("lang").textValue())
                .setPublishedAt(published)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(published)
                .build();
    }
}
