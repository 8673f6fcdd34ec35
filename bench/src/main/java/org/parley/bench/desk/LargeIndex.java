package org.parley.bench.desk;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.parley.bench.records.SampleRecords;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;

/** Fills an index as the sink would have done over years. What is there already stays. */
final class LargeIndex {

    private static final int OUTLETS = 60;
    private static final int COVERAGE_HOURS = 120 * 24;
    private static final int ALERTS = 5_000;

    private final ElasticsearchClient client;
    private final SampleRecords samples = new SampleRecords(7);
    private final SearchDocuments documents = new SearchDocuments(new LuceneStemmer());

    LargeIndex(ElasticsearchClient client) {
        this.client = client;
    }

    void fill(int events, int articles, Instant now) throws IOException {
        new SearchIndices(client).install();
        fill(SearchIndex.EVENTS, events, number -> Stream.of(samples.event(number)));
        fill(SearchIndex.ALERTS, ALERTS, number -> Stream.of(samples.alert(number)));
        fill(
                SearchIndex.COVERAGE,
                COVERAGE_HOURS * OUTLETS,
                number -> samples.hour(now.minus(Duration.ofHours(number / OUTLETS)), number % OUTLETS).stream());
        fill(SearchIndex.ARTICLES, articles, number -> Stream.of(samples.article(number)));
    }

    /** Writes an event and an article anew, as when a report comes in. */
    void touch(int event, int article) {
        for (SpecificRecord record : List.of(samples.event(event), samples.article(article))) {
            SearchDocument document = documents.of(record);
            try {
                client.index(index -> index.index(document.index().alias())
                        .id(document.id())
                        .version(document.version())
                        .versionType(VersionType.ExternalGte)
                        .document(document.body()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void fill(SearchIndex index, int records, IntFunction<Stream<? extends SpecificRecord>> made)
            throws IOException {
        long there = client.count(count -> count.index(index.alias())).count();
        if (there >= records) {
            return;
        }
        long begin = System.nanoTime();
        try (BulkIngester<Void> ingester = BulkIngester.of(
                builder -> builder.client(client).maxConcurrentRequests(3).maxOperations(500))) {
            IntStream.range(0, records)
                    .parallel()
                    .mapToObj(made)
                    .flatMap(some -> some)
                    .map(documents::of)
                    .forEach(document -> add(ingester, document));
        }
        client.indices().refresh(refresh -> refresh.index(index.alias()));
        System.out.printf(
                Locale.ROOT,
                "%s: %,d documents in %d s%n",
                index.alias(),
                client.count(count -> count.index(index.alias())).count(),
                (System.nanoTime() - begin) / 1_000_000_000);
    }

    private static void add(BulkIngester<Void> ingester, SearchDocument document) {
        byte[] body = document.body().toString().getBytes(StandardCharsets.UTF_8);
        ingester.add(operation ->
                operation.index(index -> index.index(document.index().alias())
                        .id(document.id())
                        .version(document.version())
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(body, ContentType.APPLICATION_JSON))));
    }
}
