package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.FieldDateMath;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.parley.schemas.EventKind;
import org.parley.schemas.search.SearchIndex;

/** Counts over time from the coverage index: articles read, those relevant, and mentions by the dimension asked for. */
final class CoverageReader {

    private static final int MOST_SERIES = 12;

    private final ElasticsearchClient client;
    private final String timeout;

    CoverageReader(ElasticsearchClient client, String timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    Coverage read(CoverageQuery query) throws IOException {
        SearchResponse<ObjectNode> found = client.search(request(query), ObjectNode.class);
        List<DateHistogramBucket> articles = buckets(found, "articles");
        List<Instant> starts = articles.stream()
                .map(bucket -> Instant.ofEpochMilli(bucket.key()))
                .toList();
        return new Coverage(
                starts,
                sums(articles, "sum"),
                sums(buckets(found, "relevant"), "sum"),
                sums(articles, "polls"),
                sums(articles, "failedPolls"),
                series(buckets(found, "mentions"), totals(found, "read"), totals(found, "relevantOf")));
    }

    private SearchRequest request(CoverageQuery query) {
        ChronoUnit unit = query.daily() ? ChronoUnit.DAYS : ChronoUnit.HOURS;
        Instant from = query.from().truncatedTo(unit);
        Instant to = query.to().truncatedTo(unit);
        return SearchRequest.of(search -> search.index(SearchIndex.COVERAGE.alias())
                .size(0)
                .timeout(timeout)
                .query(q -> q.range(range -> range.date(date -> date.field("startAt")
                        .gte(from.toString())
                        .lte(query.to().toString()))))
                .aggregations("articles", overTime(allArticles(), from, to, unit, readAndPolled()))
                .aggregations("relevant", overTime(countsArticles(query), from, to, unit, sum("relevant")))
                .aggregations("mentions", overTime(mentionsOf(query), from, to, unit, split(query.by(), "mentions")))
                .aggregations("read", of(allArticles(), split(query.by(), "articles")))
                .aggregations("relevantOf", of(countsArticles(query), split(query.by(), "relevant"))));
    }

    private static Aggregation overTime(
            Query which, Instant from, Instant to, ChronoUnit unit, Map<String, Aggregation> inEach) {
        Aggregation histogram = Aggregation.of(agg -> agg.dateHistogram(dates -> dates.field("startAt")
                        .fixedInterval(Time.of(time -> time.time(unit == ChronoUnit.DAYS ? "1d" : "1h")))
                        .minDocCount(0)
                        .extendedBounds(bounds -> bounds.min(bound(from)).max(bound(to))))
                .aggregations(inEach));
        return Aggregation.of(agg -> agg.filter(which).aggregations("time", histogram));
    }

    private static FieldDateMath bound(Instant instant) {
        return FieldDateMath.of(bound -> bound.value((double) instant.toEpochMilli()));
    }

    private static Query allArticles() {
        return Query.of(q -> q.bool(bool -> bool.mustNot(not -> not.exists(exists -> exists.field("dossier")))));
    }

    private static Query ofDossier(CoverageQuery query) {
        return Query.of(q -> query.dossier().isPresent()
                ? q.term(term -> term.field("dossier").value(query.dossier().get()))
                : q.exists(exists -> exists.field("dossier")));
    }

    /** Buckets of kinds count their articles, too: one article with two kinds must not count twice. */
    private static Query countsArticles(CoverageQuery query) {
        return Query.of(q -> q.bool(bool -> bool.filter(ofDossier(query))
                .filter(kind -> kind.term(term -> term.field("kind").value(EventKind.UNKNOWN.name())))));
    }

    private static Query mentionsOf(CoverageQuery query) {
        return Query.of(q -> q.bool(bool -> bool.filter(ofDossier(query))
                .mustNot(not -> not.term(term -> term.field("kind").value(EventKind.UNKNOWN.name())))));
    }

    private static Map<String, Aggregation> sum(String field) {
        return Map.of("sum", Aggregation.of(agg -> agg.sum(sum -> sum.field(field))));
    }

    private static Map<String, Aggregation> readAndPolled() {
        return Map.of(
                "sum", Aggregation.of(agg -> agg.sum(sum -> sum.field("articles"))),
                "polls", Aggregation.of(agg -> agg.sum(sum -> sum.field("polls"))),
                "failedPolls", Aggregation.of(agg -> agg.sum(sum -> sum.field("failedPolls"))));
    }

    private static Aggregation of(Query which, Map<String, Aggregation> whole) {
        return Aggregation.of(agg -> agg.filter(which).aggregations(whole));
    }

    private static Map<String, Aggregation> split(CoverageQuery.Dimension by, String field) {
        String part =
                switch (by) {
                    case KIND -> "kind";
                    case OUTLET -> "outlet.name";
                    case SIDE -> "outlet.side";
                    case LANGUAGE -> "language";
                };
        return Map.of("values", Aggregation.of(agg -> agg.terms(
                        terms -> terms.field(part).size(200).missing("UNKNOWN"))
                .aggregations(sum(field))));
    }

    private static List<DateHistogramBucket> buckets(SearchResponse<ObjectNode> found, String name) {
        Aggregate filtered = Objects.requireNonNull(found.aggregations().get(name));
        return Objects.requireNonNull(filtered.filter().aggregations().get("time"))
                .dateHistogram()
                .buckets()
                .array();
    }

    private static List<Long> sums(List<DateHistogramBucket> buckets, String name) {
        return buckets.stream()
                .map(bucket -> sumOf(bucket.aggregations(), name))
                .toList();
    }

    private static long sumOf(Map<String, Aggregate> aggregates, String name) {
        Double value = Objects.requireNonNull(aggregates.get(name)).sum().value();
        return value == null ? 0 : Math.round(value);
    }

    private static Map<String, Long> totals(SearchResponse<ObjectNode> found, String name) {
        Aggregate filtered = Objects.requireNonNull(found.aggregations().get(name));
        Map<String, Long> totals = new TreeMap<>();
        Objects.requireNonNull(filtered.filter().aggregations().get("values"))
                .sterms()
                .buckets()
                .array()
                .forEach(value -> totals.put(value.key().stringValue(), sumOf(value.aggregations(), "sum")));
        return totals;
    }

    private static List<Coverage.Series> series(
            List<DateHistogramBucket> buckets, Map<String, Long> read, Map<String, Long> relevant) {
        Map<String, long[]> byName = new TreeMap<>();
        for (int i = 0; i < buckets.size(); i++) {
            int at = i;
            Objects.requireNonNull(buckets.get(i).aggregations().get("values"))
                    .sterms()
                    .buckets()
                    .array()
                    .forEach(value ->
                            byName.computeIfAbsent(value.key().stringValue(), name -> new long[buckets.size()])[at] +=
                                    sumOf(value.aggregations(), "sum"));
        }
        List<Coverage.Series> series = new ArrayList<>();
        byName.forEach((name, counts) -> series.add(new Coverage.Series(
                name,
                java.util.Arrays.stream(counts).boxed().toList(),
                java.util.Arrays.stream(counts).sum(),
                read.getOrDefault(name, 0L),
                relevant.getOrDefault(name, 0L))));
        series.removeIf(one -> one.total() == 0);
        series.sort(Comparator.comparingLong(Coverage.Series::total).reversed());
        return List.copyOf(series.subList(0, Math.min(MOST_SERIES, series.size())));
    }
}
