package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch.core.MsearchResponse;
import co.elastic.clients.elasticsearch.core.msearch.MultiSearchResponseItem;
import co.elastic.clients.elasticsearch.core.msearch.RequestItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.SearchIndex;

/**
 * Counts the values of each filter among the events that match. A filter's own values are counted as if it were not set, so that a person
 * sees what else there is; all filters that are not set share one search, which counts over the fewest events.
 */
final class CountsReader {

    private static final int MOST_COUNTED = 30;

    private final ElasticsearchClient client;
    private final String timeout;

    CountsReader(ElasticsearchClient client, String timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    Map<EventFilter, List<ValueCount>> read(EventQuery query, Optional<SearchWords> words) throws IOException {
        EventSearch events = new EventSearch(query, words);
        List<RequestItem> searches = new ArrayList<>();
        Set<EventFilter> unset = EnumSet.allOf(EventFilter.class);
        unset.removeAll(query.filters().keySet());
        searches.add(count(events, unset, null));
        query.filters().keySet().forEach(own -> searches.add(count(events, Set.of(own), own)));
        MsearchResponse<ObjectNode> answers = client.msearch(all -> all.searches(searches), ObjectNode.class);
        Map<EventFilter, List<ValueCount>> counts = new EnumMap<>(EventFilter.class);
        for (MultiSearchResponseItem<ObjectNode> answer : answers.responses()) {
            if (answer.isFailure()) {
                throw failure(answer.failure());
            }
            answer.result()
                    .aggregations()
                    .forEach((name, values) -> counts.put(EventFilter.valueOf(name), valueCounts(values)));
        }
        return counts;
    }

    private RequestItem count(EventSearch events, Set<EventFilter> counted, @Nullable EventFilter except) {
        return RequestItem.of(item -> item.header(header -> header.index(SearchIndex.EVENTS.alias()))
                .body(search -> {
                    search.size(0).timeout(timeout).query(events.matchingAllBut(except));
                    counted.forEach(filter -> search.aggregations(
                            filter.name(),
                            values -> values.terms(terms ->
                                    terms.field(EventSearch.fieldOf(filter)).size(MOST_COUNTED))));
                    return search;
                }));
    }

    private static List<ValueCount> valueCounts(Aggregate values) {
        return values.sterms().buckets().array().stream()
                .map(bucket -> new ValueCount(bucket.key().stringValue(), bucket.docCount()))
                .toList();
    }

    private static ElasticsearchException failure(ErrorResponse failed) {
        return new ElasticsearchException("counting", Objects.requireNonNull(failed));
    }
}
