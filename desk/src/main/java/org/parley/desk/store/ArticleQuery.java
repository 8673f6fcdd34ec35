package org.parley.desk.store;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which articles are wanted. Sets of allowed values that are empty allow all.
 *
 * @param words full-text search in titles and texts
 * @param languages ISO 639-1
 * @param sides sides of the outlets
 * @param outlets names of the outlets
 * @param from first day of publication, UTC
 * @param to last day of publication, UTC
 * @param order which come first
 * @param size how many at most
 * @param cursor where the page before ended
 */
public record ArticleQuery(
        Optional<String> words,
        Set<String> languages,
        Set<String> sides,
        Set<String> outlets,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        ArticleOrder order,
        int size,
        Optional<String> cursor) {

    public ArticleQuery {
        languages = Set.copyOf(languages);
        sides = Set.copyOf(sides);
        outlets = Set.copyOf(outlets);
    }
}
