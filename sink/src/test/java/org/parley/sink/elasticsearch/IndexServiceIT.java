package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Event;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.TestRecords;
import org.parley.sink.TestTopics;

@ExtendWith(ServersExtension.class)
class IndexServiceIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final AtomicReference<Throwable> fatal = new AtomicReference<>();
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Servers servers;
    private TestTopics topics;
    private TestIndices indices;
    private IndexService service;

    IndexServiceIT(Servers servers) {
        this.servers = servers;
    }

    @BeforeEach
    void setUp() {
        topics = new TestTopics(servers.bootstrapServers());
        indices = new TestIndices(servers.elasticsearch());
        service = start("sink-" + run);
    }

    @AfterEach
    void tearDown() throws IOException {
        service.close();
        indices.close();
        topics.close();
        assertThat(fatal.get()).isNull();
    }

    @Test
    void shouldStoreEachKindOfRecordUnderItsId() {
        // when
        topics.write(Topics.EVENTS, id("e"), TestRecords.event(id("e"), 3));
        topics.write(Topics.ARTICLES, id("a"), TestRecords.article(id("a"), 2));
        topics.write(Topics.COVERAGE, id("c"), TestRecords.bucket(id("c"), 7));
        topics.write(Topics.ALERTS, id("l"), TestRecords.alert(id("l")));

        // then
        awaitVersion(SearchIndex.EVENTS, id("e"), 3);
        awaitVersion(SearchIndex.ARTICLES, id("a"), 2);
        awaitVersion(SearchIndex.COVERAGE, id("c"), 7);
        awaitVersion(SearchIndex.ALERTS, id("l"), 1);
        assertThat(service.ready()).isTrue();
    }

    @Test
    void shouldKeepTheLatestRevisionWhateverTheOrder() {
        // when
        topics.write(Topics.EVENTS, id("e"), TestRecords.event(id("e"), 2));
        topics.write(Topics.EVENTS, id("e"), TestRecords.event(id("e"), 1));
        topics.write(Topics.EVENTS, id("end"), TestRecords.event(id("end"), 1));

        // then
        await().atMost(SOON).until(() -> service.ready() && exists(id("end")) && exists(id("e")));
        awaitVersion(SearchIndex.EVENTS, id("e"), 2);
    }

    @Test
    void shouldChangeNothingWhenEverythingIsReplayed() {
        // given
        for (int i = 0; i < 50; i++) {
            topics.write(Topics.EVENTS, id("e" + i % 10), TestRecords.event(id("e" + i % 10), i / 10 + 1));
        }
        topics.write(Topics.EVENTS, id("gone"), TestRecords.event(id("gone"), 4));
        topics.writeBytes(Topics.EVENTS, id("gone"), null);
        topics.write(Topics.ARTICLES, id("a"), TestRecords.article(id("a"), 1));
        awaitVersion(SearchIndex.EVENTS, id("e9"), 5);
        awaitVersion(SearchIndex.ARTICLES, id("a"), 1);
        await().atMost(SOON).until(() -> !exists(id("gone")));
        service.close();
        Map<String, String> events = indices.all(SearchIndex.EVENTS);
        Map<String, String> articles = indices.all(SearchIndex.ARTICLES);

        // when: a new group reads everything from the start
        service = start("sink-again-" + run);
        topics.write(Topics.ALERTS, id("end"), TestRecords.alert(id("end")));
        awaitVersion(SearchIndex.ALERTS, id("end"), 1);
        await().atMost(SOON).until(() -> lag("sink-again-" + run) == 0);

        // then
        assertThat(indices.all(SearchIndex.EVENTS)).isEqualTo(events).doesNotContainKey(id("gone"));
        assertThat(indices.all(SearchIndex.ARTICLES)).isEqualTo(articles);
    }

    @Test
    void shouldKeepPoisonAndMappingConflictsAsDeadLettersAndGoOn() {
        // given
        byte[] poison = "not avro".getBytes(StandardCharsets.UTF_8);
        Event conflict = TestRecords.event(id("conflict"), 1);
        conflict.setWhere(TestRecords.place("Nowhere", 123.0, 0.0));
        Event negative = TestRecords.event(id("negative"), -1);
        Event tooLong = TestRecords.event(id("x".repeat(600)), 1);

        // when
        topics.writeBytes(Topics.EVENTS, id("poison"), poison);
        for (Event event : List.of(conflict, negative, tooLong)) {
            topics.write(Topics.EVENTS, event.getEventId(), event);
        }
        for (int i = 0; i < 10; i++) {
            topics.write(Topics.EVENTS, id("ok" + i), TestRecords.event(id("ok" + i), 1));
        }

        // then
        for (int i = 0; i < 10; i++) {
            awaitVersion(SearchIndex.EVENTS, id("ok" + i), 1);
        }
        await().atMost(SOON).until(() -> ourDeadLetters().size() == 4);
        Map<String, DeadLetter> letters = new TreeMap<>();
        ourDeadLetters().forEach(letter -> letters.put(key(letter), letter));
        assertThat(letters.get(id("poison")).getReason()).isEqualTo("unreadable record");
        assertThat(letters.get(id("poison")).getValue().array()).isEqualTo(poison);
        assertThat(letters.get(conflict.getEventId()).getReason()).isEqualTo("refused by Elasticsearch");
        assertThat(letters.get(conflict.getEventId()).getDetail()).contains("illegal latitude value [123.0]");
        assertThat(letters.get(conflict.getEventId()).getValue().array())
                .isEqualTo(Topics.EVENTS.valueSerde().toBytes(conflict));
        assertThat(letters.get(negative.getEventId()).getReason()).isEqualTo("version is negative");
        assertThat(letters.get(tooLong.getEventId()).getDetail()).contains("too long");
    }

    private IndexService start(String group) {
        IndexService started = new IndexService(
                IndexerConfig.from(Settings.of(Map.of("sink.elasticsearch.group", group))),
                topics.config(),
                ElasticsearchConfig.of(servers.elasticsearch()),
                new SearchDocuments((text, language) -> List.of(text.toLowerCase(java.util.Locale.ROOT))),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
        started.start(fatal::set);
        return started;
    }

    private List<DeadLetter> ourDeadLetters() {
        return topics.deadLetters().stream()
                .filter(letter -> key(letter).endsWith(run))
                .toList();
    }

    private static String key(DeadLetter letter) {
        return StandardCharsets.UTF_8.decode(letter.getKey().duplicate()).toString();
    }

    private long lag(String group) {
        return TestTopics.lag(topics.config(), group);
    }

    private boolean exists(String id) {
        return indices.document(SearchIndex.EVENTS, id) != null;
    }

    private void awaitVersion(SearchIndex index, String id, long version) {
        await().atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                        indices.document(index, id).get("_version").longValue())
                .isEqualTo(version));
    }

    private String id(String name) {
        return name + "-" + run;
    }
}
