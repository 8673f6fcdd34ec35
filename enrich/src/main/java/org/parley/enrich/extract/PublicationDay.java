package org.parley.enrich.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Article;

/**
 * The day on which an article appeared, where it appeared.
 *
 * @param known false when the article has no date: then the day only serves to look up who holds an office
 */
record PublicationDay(LocalDate day, boolean known) {

    private static final PublicationDay UNKNOWN = new PublicationDay(LocalDate.of(2025, 1, 1), false);

    static PublicationDay of(Article article) {
        @Nullable Instant at = article.getPublishedAt();
        if (at == null) {
            return UNKNOWN;
        }
        try {
            return new PublicationDay(
                    at.atOffset(offset(article.getPublishedOffsetSeconds())).toLocalDate(), true);
        } catch (DateTimeException outOfRange) {
            return UNKNOWN;
        }
    }

    private static ZoneOffset offset(@Nullable Integer seconds) {
        boolean sane = seconds != null && Math.abs(seconds) <= ZoneOffset.MAX.getTotalSeconds();
        return sane && seconds != null ? ZoneOffset.ofTotalSeconds(seconds) : ZoneOffset.UTC;
    }
}
