package org.parley.cli.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;

/** An article as a JSON line: {@code {"id","url","outlet","title","published","lang","text"}}. */
public final class ArticleJson {

    private ArticleJson() {}

    /**
     * Reads one line. {@code id} and {@code text} must be there; {@code published} may be an ISO 8601 instant with offset, a local
     * date-time (taken as UTC), a date alone, or null.
     */
    public static Article fromJson(ObjectNode line) {
        Article.Builder article = Article.newBuilder()
                .setArticleId(Fields.required(line, "id"))
                .setUrl(Fields.orEmpty(line, "url"))
                .setOutlet(Outlet.newBuilder()
                        .setName(Fields.orEmpty(line, "outlet"))
                        .build())
                .setTitle(Fields.orEmpty(line, "title"))
                .setText(Fields.required(line, "text"))
                .setLanguage(Fields.optional(line, "lang"))
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(Instant.EPOCH);
        setPublished(article, Fields.optional(line, "published"));
        return article.build();
    }

    private static void setPublished(Article.Builder article, @Nullable String published) {
        if (published == null || published.isBlank()) {
            return;
        }
        try {
            if (published.length() <= "2025-02-27".length()) {
                Instant start =
                        LocalDate.parse(published).atStartOfDay(ZoneOffset.UTC).toInstant();
                set(article, start, DatePrecision.DAY, 0);
            } else if (published.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")) {
                OffsetDateTime time = OffsetDateTime.parse(published);
                set(
                        article,
                        time.toInstant(),
                        DatePrecision.MINUTE,
                        time.getOffset().getTotalSeconds());
            } else {
                set(article, LocalDateTime.parse(published).toInstant(ZoneOffset.UTC), DatePrecision.MINUTE, 0);
            }
        } catch (DateTimeException e) {
            throw new BadLineException("field \"published\" is no ISO 8601 date: " + published);
        }
    }

    private static void set(Article.Builder article, Instant instant, DatePrecision precision, int offsetSeconds) {
        article.setPublishedAt(instant)
                .setPublishedPrecision(precision)
                .setPublishedOffsetSeconds(offsetSeconds)
                .setFetchedAt(instant);
    }
}
