package org.parley.desk.store;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.RangeRelation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventStatus;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.SearchIndex;

/** Turns an {@link EventQuery} into Elasticsearch's words. */
final class EventSearch {

    private static final List<String> SEARCHED = List.of(SearchFields.SEARCH_TEXT);
    private static final int UNDATED_DAYS = 14;
    private static final Map<EventFilter, String> FIELDS = Map.of(
            EventFilter.KIND, "kind",
            EventFilter.STATUS, "status",
            EventFilter.PARTY, SearchFields.PARTY_NAMES,
            EventFilter.ACTOR, SearchFields.PARTY_CODES,
            EventFilter.PLACE, "where.name",
            EventFilter.COUNTRY, "where.country",
            EventFilter.LANGUAGE, "languages",
            EventFilter.SIDE, "sides",
            EventFilter.DOSSIER, "dossier");

    private final EventQuery query;
    private final Optional<SearchWords> words;

    EventSearch(EventQuery query, Optional<SearchWords> words) {
        this.query = query;
        this.words = words;
    }

    SearchRequest request(String timeout) {
        List<SortOptions> sort = sort();
        Optional<List<FieldValue>> after = query.cursor().flatMap(cursor -> PageCursor.read(cursor, sort.size()));
        return SearchRequest.of(search -> {
            search.index(SearchIndex.EVENTS.alias())
                    .query(matchingAllBut(null))
                    .sort(sort)
                    .size(query.size())
                    .timeout(timeout)
                    .trackTotalHits(track -> track.enabled(true))
                    .source(source -> source.filter(filter -> filter.excludes(unshown())));
            after.ifPresent(search::searchAfter);
            return search;
        });
    }

    private List<String> unshown() {
        List<String> fields = new ArrayList<>(List.of(
                SearchFields.STEMS,
                SearchFields.SEARCH_TEXT,
                SearchFields.SUGGEST,
                SearchFields.ARTICLE_IDS,
                "history"));
        if (words.isEmpty()) {
            fields.add("mentions");
        } else {
            fields.addAll(List.of("mentions.parties", "mentions.when", "mentions.where"));
        }
        return fields;
    }

    private Query matching() {
        return Query.of(q -> q.bool(bool -> {
            bool.mustNot(not -> not.term(term -> term.field(SearchFields.MERGED).value(true)));
            words.filter(some -> !some.isEmpty()).ifPresent(some -> bool.must(some.query(SEARCHED)));
            if (query.from().isPresent() || query.to().isPresent()) {
                bool.filter(
                        within(query.from().map(Object::toString), query.to().map(Object::toString)));
            }
            if (query.reports() > 0) {
                bool.filter(filter -> filter.range(range -> range.number(
                        number -> number.field("independentReports").gte((double) query.reports()))));
            }
            if (query.order() == EventOrder.UPCOMING) {
                bool.filter(notOver());
            }
            return bool;
        }));
    }

    private Query notOver() {
        String recently = query.today().minusDays(UNDATED_DAYS).toString();
        return Query.of(q -> q.bool(bool -> {
            if (!query.filters().containsKey(EventFilter.STATUS)) {
                bool.mustNot(not -> not.term(term -> term.field("status").value(EventStatus.DONE.name())));
            }
            return bool.should(dated(Optional.of(query.today().toString()), Optional.empty()))
                    .should(undated(recently))
                    .minimumShouldMatch("1");
        }));
    }

    private static Query undated(String seenSince) {
        return Query.of(q -> q.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field(SearchFields.DATES)))
                .filter(filter -> filter.range(
                        range -> range.date(date -> date.field("lastSeenAt").gte(seenSince))))));
    }

    private static Query within(Optional<String> from, Optional<String> to) {
        return Query.of(q -> q.bool(bool -> bool.should(dated(from, to))
                .should(should -> should.bool(
                        without -> without.mustNot(not -> not.exists(exists -> exists.field(SearchFields.DATES)))
                                .filter(filter -> filter.range(range -> range.date(date -> {
                                    from.ifPresent(date::gte);
                                    to.ifPresent(date::lte);
                                    return date.field(SearchFields.DAY);
                                })))))
                .minimumShouldMatch("1")));
    }

    private static Query dated(Optional<String> from, Optional<String> to) {
        return Query.of(q -> q.range(range -> range.date(date -> {
            from.ifPresent(date::gte);
            to.ifPresent(date::lte);
            return date.field(SearchFields.DATES).relation(RangeRelation.Intersects);
        })));
    }

    /** What matches, whatever the value of one filter; of none when null. */
    Query matchingAllBut(@Nullable EventFilter except) {
        return Query.of(q -> q.bool(bool -> {
            bool.must(matching());
            query.filters().forEach((filter, values) -> {
                if (filter != except) {
                    bool.filter(oneOf(filter, values));
                }
            });
            return bool;
        }));
    }

    static String fieldOf(EventFilter filter) {
        return Objects.requireNonNull(FIELDS.get(filter));
    }

    private static Query oneOf(EventFilter filter, Set<String> values) {
        List<FieldValue> allowed = values.stream().map(FieldValue::of).toList();
        return Query.of(q -> q.terms(terms -> terms.field(fieldOf(filter)).terms(list -> list.value(allowed))));
    }

    private List<SortOptions> sort() {
        return switch (query.order()) {
            case NEWEST -> List.of(by("lastSeenAt", SortOrder.Desc), by("eventId", SortOrder.Asc));
            case UPCOMING -> List.of(by("when.start", SortOrder.Asc), by("eventId", SortOrder.Asc));
            case DATE -> List.of(by("when.start", SortOrder.Desc), by("eventId", SortOrder.Asc));
            case RELEVANCE ->
                List.of(
                        SortOptions.of(sort -> sort.score(score -> score.order(SortOrder.Desc))),
                        by("lastSeenAt", SortOrder.Desc),
                        by("eventId", SortOrder.Asc));
        };
    }

    private static SortOptions by(String field, SortOrder order) {
        return SortOptions.of(
                sort -> sort.field(one -> one.field(field).order(order).missing("_last")));
    }
}
