package org.parley.enrich.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventKind;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.Party;
import org.parley.schemas.Side;
import org.parley.schemas.TextSource;

/** The labelled texts under {@code labelled/}, and how a reader scores on them. */
final class Labelled {

    /** Counts over all texts. */
    static final class Score {
        int right;
        int wrong;
        int missed;
        int encountersRight;
        int encountersWrong;
        int encountersMissed;
        int falseAlarms;
        int statusRight;
        int dated;
        int dayRight;
        int placed;
        int placeRight;

        double f1() {
            return f1(right, wrong, missed);
        }

        double encounterF1() {
            return f1(encountersRight, encountersWrong, encountersMissed);
        }

        private static double f1(int right, int wrong, int missed) {
            return 2.0 * right / (2.0 * right + wrong + missed);
        }
    }

    private Labelled() {}

    static Score score(ArticleReader reader) {
        Score score = new Score();
        for (JsonNode text : texts()) {
            List<Mention> found = new ArrayList<>(reader.read(article(text)).mentions());
            for (JsonNode wanted : text.get("events")) {
                Mention match = take(found, wanted);
                count(score, wanted.get("kind").asText(), match == null ? -1 : 1);
                if (match != null) {
                    attributes(score, wanted, match);
                }
            }
            found.forEach(extra -> count(score, extra.getKind().name(), 0));
            score.falseAlarms += text.get("events").isEmpty() && !found.isEmpty() ? 1 : 0;
        }
        return score;
    }

    private static Mention take(List<Mention> found, JsonNode wanted) {
        Set<String> codes = new HashSet<>();
        wanted.get("parties").forEach(code -> codes.add(code.asText()));
        for (Mention mention : found) {
            boolean overlaps =
                    mention.getParties().stream().map(Party::getCountry).anyMatch(codes::contains);
            if (mention.getKind() == EventKind.valueOf(wanted.get("kind").asText()) && overlaps) {
                found.remove(mention);
                return mention;
            }
        }
        return null;
    }

    private static void attributes(Score score, JsonNode wanted, Mention found) {
        score.statusRight +=
                found.getStatus().name().equals(wanted.get("status").asText()) ? 1 : 0;
        if (!wanted.get("start").isNull()) {
            score.dated++;
            LocalDate day = LocalDate.parse(wanted.get("start").asText());
            score.dayRight += Objects.equals(found.getWhen().getStart(), day) ? 1 : 0;
        }
        if (!wanted.get("place").isNull()) {
            score.placed++;
            boolean right = found.getWhere() != null
                    && found.getWhere().getName().equals(wanted.get("place").asText());
            score.placeRight += right ? 1 : 0;
        }
    }

    private static void count(Score score, String kind, int outcome) {
        boolean encounter = kind.equals("MEETING") || kind.equals("CALL");
        switch (outcome) {
            case 1 -> {
                score.right++;
                score.encountersRight += encounter ? 1 : 0;
            }
            case 0 -> {
                score.wrong++;
                score.encountersWrong += encounter ? 1 : 0;
            }
            default -> {
                score.missed++;
                score.encountersMissed += encounter ? 1 : 0;
            }
        }
    }

    static List<JsonNode> texts() {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> texts = new ArrayList<>();
        try (InputStream bytes = Labelled.class.getResourceAsStream("/labelled/texts.jsonl")) {
            String all = new String(Objects.requireNonNull(bytes).readAllBytes(), StandardCharsets.UTF_8);
            for (String line : all.split("\n")) {
                texts.add(mapper.readTree(line));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    static Article article(JsonNode text) {
        return Article.newBuilder()
                .setArticleId(text.get("id").asText())
                .setRevision(1)
                .setUrl("")
                .setOutlet(Outlet.newBuilder()
                        .setName("labelled")
                        .setCountry(null)
                        .setSide(Side.UNKNOWN)
                        .build())
                .setTitle(text.get("title").asText())
                .setText(text.get("text").asText())
                .setAuthors(List.of())
                .setLanguage(text.get("lang").asText())
                .setPublishedAt(LocalDate.parse(text.get("published").asText())
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC))
                .setPublishedPrecision(DatePrecision.DAY)
                .setWalled(false)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(java.time.Instant.EPOCH)
                .build();
    }
}
