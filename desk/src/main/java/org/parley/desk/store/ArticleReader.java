package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.SearchIndex;
import org.parley.schemas.search.Stemmer;

/** Searches articles, and tells which events each of those found reports. */
final class ArticleReader {

    private static final List<String> SEARCHED = List.of("title", "text");
    private static final List<String> UNSHOWN = List.of(SearchFields.STEMS, SearchFields.SORT_AT, "imageUrl");
    private static final List<String> EVENT_FIELDS =
            List.of("eventId", "kind", "status", "title", "when", "where", "parties", SearchFields.ARTICLE_IDS);
    private static final int MOST_EVENTS = 200;

    private final ElasticsearchClient client;
    private final Stemmer stemmer;
    private final String timeout;

    ArticleReader(ElasticsearchClient client, Stemmer stemmer, String timeout) {
        this.client = client;
        this.stemmer = stemmer;
        this.timeout = timeout;
    }

    ArticlePage read(ArticleQuery query) throws IOException {
        Optional<SearchWords> words = query.words().map(typed -> new SearchWords(typed, stemmer));
        SearchResponse<ObjectNode> found = client.search(request(query, words), ObjectNode.class);
        List<Hit<ObjectNode>> hits = found.hits().hits();
        Optional<String> next = hits.size() < query.size()
                ? Optional.empty()
                : Optional.of(PageCursor.write(hits.get(hits.size() - 1).sort()));
        Highlighter highlighter = new Highlighter(words, stemmer);
        List<ObjectNode> articles =
                ElasticsearchStore.sources(found).map(highlighter::article).toList();
        addEvents(articles);
        return new ArticlePage(Objects.requireNonNull(found.hits().total()).value(), articles, next);
    }

    private SearchRequest request(ArticleQuery query, Optional<SearchWords> words) {
        List<SortOptions> sort = sort(query.order());
        Optional<List<FieldValue>> after = query.cursor().flatMap(cursor -> PageCursor.read(cursor, sort.size()));
        return SearchRequest.of(search -> {
            search.index(SearchIndex.ARTICLES.alias())
                    .query(matching(query, words))
                    .sort(sort)
                    .size(query.size())
                    .timeout(timeout)
                    .trackTotalHits(track -> track.count(ArticlePage.MOST_COUNTED))
                    .source(source -> source.filter(filter -> filter.excludes(UNSHOWN)));
            after.ifPresent(search::searchAfter);
            return search;
        });
    }

    private static Query matching(ArticleQuery query, Optional<SearchWords> words) {
        return Query.of(q -> q.bool(bool -> {
            words.filter(some -> !some.isEmpty()).ifPresent(some -> bool.must(some.query(SEARCHED)));
            filter(bool, "language", query.languages());
            filter(bool, "outlet.side", query.sides());
            filter(bool, "outlet.name", query.outlets());
            if (query.from().isPresent() || query.to().isPresent()) {
                bool.filter(filter -> filter.range(range -> range.date(date -> {
                    query.from().ifPresent(day -> date.gte(day.toString()));
                    query.to().ifPresent(day -> date.lt(day.plusDays(1).toString()));
                    return date.field(SearchFields.SORT_AT);
                })));
            }
            return bool;
        }));
    }

    private static void filter(BoolQuery.Builder bool, String field, Set<String> allowed) {
        if (!allowed.isEmpty()) {
            List<FieldValue> values = allowed.stream().map(FieldValue::of).toList();
            bool.filter(filter -> filter.terms(terms -> terms.field(field).terms(list -> list.value(values))));
        }
    }

    private static List<SortOptions> sort(ArticleOrder order) {
        SortOptions newest = SortOptions.of(
                sort -> sort.field(by -> by.field(SearchFields.SORT_AT).order(SortOrder.Desc)));
        SortOptions settled =
                SortOptions.of(sort -> sort.field(by -> by.field("articleId").order(SortOrder.Asc)));
        SortOptions best = SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc)));
        return order == ArticleOrder.NEWEST ? List.of(newest, settled) : List.of(best, newest, settled);
    }

    private void addEvents(List<ObjectNode> articles) throws IOException {
        Map<String, ArrayNode> eventsOf = new HashMap<>();
        List<FieldValue> ids = new ArrayList<>();
        for (ObjectNode article : articles) {
            String id = article.path("articleId").asText();
            ids.add(FieldValue.of(id));
            eventsOf.put(id, article.putArray("events"));
        }
        if (ids.isEmpty()) {
            return;
        }
        SearchResponse<ObjectNode> events = client.search(
                search -> search.index(SearchIndex.EVENTS.alias())
                        .size(MOST_EVENTS)
                        .timeout(timeout)
                        .query(q -> q.bool(bool -> bool.filter(filter -> filter.terms(terms ->
                                        terms.field(SearchFields.ARTICLE_IDS).terms(list -> list.value(ids))))
                                .mustNot(not -> not.term(
                                        term -> term.field(SearchFields.MERGED).value(true)))))
                        .source(source -> source.filter(filter -> filter.includes(EVENT_FIELDS))),
                ObjectNode.class);
        ElasticsearchStore.sources(events).forEach(event -> {
            JsonNode articleIds = event.remove(SearchFields.ARTICLE_IDS);
            for (JsonNode id : articleIds == null ? JsonNodeFactory.instance.arrayNode() : articleIds) {
                Optional.ofNullable(eventsOf.get(id.asText())).ifPresent(list -> list.add(event));
            }
        });
    }
}
