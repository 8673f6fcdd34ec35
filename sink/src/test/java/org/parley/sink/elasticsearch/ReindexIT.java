package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch._types.VersionType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.embedded.junit.SharedServers;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.TestRecords;
import org.parley.sink.TestTopics;

@ExtendWith(ServersExtension.class)
class ReindexIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final SearchDocuments DOCUMENTS = new SearchDocuments((text, language) -> List.of(text));
    private static final IndexerConfig CONFIG =
            IndexerConfig.from(Settings.of(Map.of("sink.elasticsearch.group", "parley-sink-reindex")));

    private final Servers servers;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private TestTopics topics;
    private TestIndices indices;

    ReindexIT(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void setUp() throws IOException {
        SharedServers.get().clear();
        topics = new TestTopics(servers.bootstrapServers());
        indices = new TestIndices(servers.elasticsearch());
        new SearchIndices(indices.client()).install();
    }

    @AfterEach
    void tearDown() throws IOException {
        indices.close();
        topics.close();
        assertThat(fatal.get()).isNull();
    }

    @Test
    void shouldGiveAnOlderIndexTheFieldsThatAreNew() throws Exception {
        // given indices of before the templates
        deleteTemplate(SearchIndex.ALERTS);
        deleteTemplate(SearchIndex.EVENTS);
        String old = "parley-alerts-v2";
        indices.client().indices().create(create -> create.index(old)
                .mappings(mappings -> mappings.properties("title", title -> title.keyword(keyword -> keyword))));
        new SearchIndices(indices.client()).switchAlias(SearchIndex.ALERTS, 1, 2);
        String events = "parley-events-v2";
        indices.client().indices().create(create -> create.index(events)
                .mappings(mappings ->
                        mappings.properties("eventId", id -> id.keyword(keyword -> keyword.ignoreAbove(1024)))));
        new SearchIndices(indices.client()).switchAlias(SearchIndex.EVENTS, 1, 2);

        // when
        new SearchIndices(indices.client()).install();

        // then
        assertThat(fieldsOf(events)).contains("eventId", "mentions", "stems");
        assertThat(fieldsOf(old)).as("an index that cannot take them").containsExactly("title");
    }

    private void deleteTemplate(SearchIndex index) throws IOException {
        indices.client().indices().deleteIndexTemplate(template -> template.name(index.alias()));
    }

    private Set<String> fieldsOf(String index) throws IOException {
        return Objects.requireNonNull(indices.client()
                        .indices()
                        .getMapping(get -> get.index(index))
                        .result()
                        .get(index))
                .mappings()
                .properties()
                .keySet();
    }

    @Test
    void shouldRebuildUnderAWritingServiceAndLoseNothing() throws Exception {
        // given
        IndexService service = new IndexService(
                CONFIG,
                topics.config(),
                ElasticsearchConfig.of(servers.elasticsearch()),
                DOCUMENTS,
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        service.start(fatal::set);
        writeEvents(0, 200, 1);
        await().atMost(SOON).ignoreExceptions().until(() -> indices.count(SearchIndex.EVENTS) == 200);
        AtomicBoolean rebuilt = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int revision = 2; revision < 50 && !rebuilt.get(); revision++) {
                writeEvents(0, 200, revision);
            }
            writeEvents(200, 300, 1);
        });
        writer.start();

        // when
        Reindexer.Report report = reindexer().reindex(SearchIndex.EVENTS, true, count -> {});
        rebuilt.set(true);
        writer.join();

        // then
        assertThat(report.from()).isEqualTo(1);
        assertThat(report.to()).isEqualTo(2);
        assertThat(new SearchIndices(indices.client()).current(SearchIndex.EVENTS))
                .contains(2);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(differences(SearchIndex.EVENTS)).isEmpty());
        assertThat(indices.count(SearchIndex.EVENTS)).isEqualTo(300);
        service.close();
    }

    @Test
    void shouldCarryOverArticlesThatTheTopicHasForgottenButNoEvents() throws IOException {
        // given
        put(DOCUMENTS.article(TestRecords.article("forgotten", 4)));
        put(DOCUMENTS.event(TestRecords.event("stale", 9)));
        topics.write(Topics.ARTICLES, "kept", TestRecords.article("kept", 1));
        topics.write(Topics.EVENTS, "e", TestRecords.event("e", 1));
        topics.write(Topics.EVENTS, "gone", TestRecords.event("gone", 1));
        topics.writeBytes(Topics.EVENTS, "gone", null);

        // when
        Reindexer.Report articles = reindexer().reindex(SearchIndex.ARTICLES, false, count -> {});
        Reindexer.Report events = reindexer().reindex(SearchIndex.EVENTS, false, count -> {});

        // then
        assertThat(articles.carried()).isEqualTo(1);
        assertThat(articles.written()).isEqualTo(1);
        assertThat(indices.all(SearchIndex.ARTICLES)).containsOnlyKeys("forgotten", "kept");
        assertThat(indices.document(SearchIndex.ARTICLES, "forgotten")
                        .get("_version")
                        .longValue())
                .isEqualTo(4);
        assertThat(indices.all(SearchIndex.EVENTS)).containsOnlyKeys("e");
        assertThat(events.carried()).isZero();
    }

    @Test
    void shouldReportEachDifference() throws IOException {
        // given
        topics.write(Topics.EVENTS, "missing", TestRecords.event("missing", 2));
        topics.write(Topics.EVENTS, "behind", TestRecords.event("behind", 3));
        topics.write(Topics.EVENTS, "ahead", TestRecords.event("ahead", 1));
        topics.write(Topics.EVENTS, "same", TestRecords.event("same", 5));
        topics.write(Topics.EVENTS, "gone", TestRecords.event("gone", 1));
        topics.writeBytes(Topics.EVENTS, "gone", null);
        topics.writeBytes(Topics.EVENTS, "poison", new byte[] {1, 2, 3});
        put(DOCUMENTS.event(TestRecords.event("behind", 2)));
        put(DOCUMENTS.event(TestRecords.event("ahead", 4)));
        put(DOCUMENTS.event(TestRecords.event("same", 5)));
        put(DOCUMENTS.event(TestRecords.event("gone", 1)));

        // when
        List<String> lines = new ArrayList<>();
        IndexVerifier.Summary summary = new IndexVerifier(topics.config(), indices.client())
                .verify(SearchIndex.EVENTS, difference -> lines.add(difference.toString()));

        // then
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "missing  parley-events missing: the topic has version 2",
                        "behind   parley-events behind: version 2 in the index, 3 in the topic",
                        "ahead    parley-events ahead: version 4 in the index, 1 in the topic",
                        "surplus  parley-events gone: the index has version 1");
        assertThat(summary).isEqualTo(new IndexVerifier.Summary(SearchIndex.EVENTS, 4, 4, 0, 1, 4));
    }

    private Reindexer reindexer() {
        return new Reindexer(topics.config(), indices.client(), DOCUMENTS, CONFIG);
    }

    private List<Difference> differences(SearchIndex index) throws IOException {
        List<Difference> differences = new ArrayList<>();
        new IndexVerifier(topics.config(), indices.client()).verify(index, differences::add);
        return differences;
    }

    private void put(SearchDocument document) throws IOException {
        indices.client().index(index -> index.index(document.index().alias())
                .id(document.id())
                .version(document.version())
                .versionType(VersionType.External)
                .document(document.body()));
    }

    private void writeEvents(int from, int to, int revision) {
        for (int i = from; i < to; i++) {
            topics.write(Topics.EVENTS, "e" + i, TestRecords.event("e" + i, revision));
        }
    }
}
