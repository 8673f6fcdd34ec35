package org.parley.desk.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.runtime.search.LuceneStemmer;

/** The desk's search: whatever is typed, filtered by or given as a cursor becomes a question of bounded size. */
public final class QueryTarget {

    private static final LuceneStemmer STEMMER = new LuceneStemmer();
    private static final int MOST = 200_000;

    private QueryTarget() {}

    /** Lines: what is typed, the cursor, then one value for each filter in turn. */
    public static void fuzzerTestOneInput(byte[] input) {
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 12);
        Map<EventFilter, Set<String>> filters = new EnumMap<>(EventFilter.class);
        for (int i = 2; i < lines.length && i - 2 < EventFilter.values().length; i++) {
            filters.put(EventFilter.values()[i - 2], Set.of(lines[i]));
        }
        Optional<String> cursor = lines.length > 1 ? Optional.of(lines[1]) : Optional.empty();
        EventOrder[] orders = EventOrder.values();
        EventQuery query = new EventQuery(
                Optional.of(lines[0]),
                filters,
                Optional.empty(),
                Optional.empty(),
                0,
                orders[input.length % orders.length],
                LocalDate.EPOCH,
                50,
                cursor,
                false);
        String json = new EventSearch(query, Optional.of(new SearchWords(lines[0], STEMMER)))
                .request("5s")
                .toString();
        if (json.length() > MOST + 50 * input.length) {
            throw new AssertionError("a question of " + json.length() + " characters for " + input.length);
        }
    }
}
