package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.SearchIndex;

/** Completes names of parties and places, those of most events first. A word inside a name may be typed as well as its beginning. */
final class SuggestionReader {

    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N} ]");
    private static final int LONGEST = 40;

    private final ElasticsearchClient client;
    private final String timeout;

    SuggestionReader(ElasticsearchClient client, String timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    List<Suggestion> read(String prefix, int most) throws IOException {
        String typed = prefix.strip();
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return List.of();
        }
        SearchResponse<ObjectNode> found = client.search(
                SearchRequest.of(search -> search.index(SearchIndex.EVENTS.alias())
                        .size(0)
                        .timeout(timeout)
                        .query(q -> q.bool(bool -> bool.mustNot(not ->
                                not.term(term -> term.field(SearchFields.MERGED).value(true)))))
                        .aggregations("party", names(SearchFields.PARTY_NAMES, typed, most))
                        .aggregations("place", names("where.name", typed, most))),
                ObjectNode.class);
        return Stream.concat(read(found, "party", EventFilter.PARTY), read(found, "place", EventFilter.PLACE))
                .sorted(Comparator.comparingLong(Suggestion::count).reversed())
                .limit(most)
                .toList();
    }

    private static Stream<Suggestion> read(SearchResponse<ObjectNode> found, String name, EventFilter filter) {
        Aggregate values = Objects.requireNonNull(found.aggregations().get(name));
        return values.sterms().buckets().array().stream()
                .map(bucket -> new Suggestion(filter, bucket.key().stringValue(), bucket.docCount()));
    }

    private static Aggregation names(String field, String typed, int most) {
        return Aggregation.of(agg -> agg.terms(terms -> terms.field(field)
                .size(most)
                .include(include -> include.regexp("(.*[ \\-])?" + anyCase(typed) + ".*"))));
    }

    /** A regular expression that takes each letter in either case; all that could be an operator is escaped. */
    private static String anyCase(String typed) {
        return typed.codePoints()
                .mapToObj(Character::toString)
                .map(letter -> {
                    String lower = letter.toLowerCase(Locale.ROOT);
                    String upper = letter.toUpperCase(Locale.ROOT);
                    if (SPECIAL.matcher(letter).matches()) {
                        return "\\" + letter;
                    }
                    return lower.equals(upper) ? letter : "[" + lower + upper + "]";
                })
                .collect(Collectors.joining());
    }
}
