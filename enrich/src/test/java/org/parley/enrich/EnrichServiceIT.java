package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.embedded.junit.SharedServers;
import org.parley.enrich.resolve.FinalEvents;
import org.parley.enrich.resolve.FirstRelease;
import org.parley.enrich.resolve.Words;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.EventWatch;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Topics;

@ExtendWith(ServersExtension.class)
class EnrichServiceIT {

    private static final int PARTITIONS = 3;
    private static final int HAPPENINGS = 30;
    private static final int REPORTS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> STATES = List.of("GBR", "FRA", "DEU", "POL", "TUR", "SAU");

    @TempDir
    private Path folder;

    @Test
    void shouldGoOnAfterBytesThatAreNoRecord(Servers servers) {
        // given
        SharedServers.get().clear();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        KafkaConfig kafka = new KafkaConfig(servers.bootstrapServers(), PARTITIONS, 1, Map.of());
        try (TestTopics topics = new TestTopics(kafka);
                EnrichService service =
                        EnrichProcess.service(servers.bootstrapServers(), PARTITIONS, folder.toString())) {
            service.start(failure::set);
            await().atMost(PATIENCE).until(service::ready);

            // when
            topics.writeBytes(Topics.ARTICLES, "poison", new byte[] {1, 2, 3});
            topics.write(TableReader.article("good", "2025-03-08T10:00:00Z", "MEETING PLANNED 2025-03-11 USA RUS"));

            // then
            await().atMost(PATIENCE).until(() -> topics.read(Topics.ALERTS).size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> topics.read(Topics.DEAD_LETTERS).size() == 1);
            assertThat(topics.read(Topics.DEAD_LETTERS).get(0).getValue().array())
                    .containsExactly(1, 2, 3);
            assertThat(failure.get()).isNull();
        }
    }

    @Test
    void shouldEndWithTheSameEventsWhenAnInstanceIsKilled(Servers servers) throws IOException {
        // given
        SharedServers.get().clear();
        List<Article> articles = articles();
        KafkaConfig kafka = new KafkaConfig(servers.bootstrapServers(), PARTITIONS, 1, Map.of());
        Process killed = EnrichProcess.start(servers.bootstrapServers(), PARTITIONS, folder.resolve("a"));
        Process staying = EnrichProcess.start(servers.bootstrapServers(), PARTITIONS, folder.resolve("b"));
        try (TestTopics topics = new TestTopics(kafka)) {
            articles.subList(0, articles.size() / 2).forEach(topics::write);
            await().atMost(PATIENCE).until(() -> !topics.read(Topics.EVENTS).isEmpty());

            // when
            killed.destroyForcibly();
            articles.subList(articles.size() / 2, articles.size()).forEach(topics::write);

            // then
            List<String> undisturbed = facts(undisturbed(articles));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(facts(topics.read(Topics.EVENTS)))
                    .isEqualTo(undisturbed));
            // A commit becomes visible partition by partition, so that events may be seen before the alerts of their
            // transaction.
            List<String> toldOf = threadsToOpen(topics.read(Topics.EVENTS));
            assertThat(toldOf).isNotEmpty();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(openedThreads(topics)).isEqualTo(toldOf));
            assertThat(topics.read(Topics.MENTIONS)).hasSize(HAPPENINGS * REPORTS);
            assertThat(topics.read(Topics.DEAD_LETTERS)).isEmpty();
        } finally {
            killed.destroyForcibly();
            staying.destroyForcibly();
        }
    }

    @Test
    void shouldGoOnWithEventsThatTheFirstReleaseLeftInItsStore(Servers servers) throws Exception {
        // given: a store's changelog as an older release left it
        SharedServers.get().clear();
        KafkaConfig kafka = new KafkaConfig(servers.bootstrapServers(), PARTITIONS, 1, Map.of());
        Article planned = TableReader.article("a", "2025-03-08T10:00:00Z", "MEETING PLANNED 2025-03-11 USA RUS");
        Event stored = undisturbed(List.of(planned)).get(0);
        try (TestTopics topics = new TestTopics(kafka);
                EnrichService service =
                        EnrichProcess.service(servers.bootstrapServers(), PARTITIONS, folder.toString())) {
            topics.writeChangelog(
                    ResolveProcessor.OPEN_EVENTS,
                    Topics.MENTIONS.partitioning().partition(stored.getDossier(), PARTITIONS),
                    stored.getEventId(),
                    FirstRelease.bytes(stored));
            service.start(failure -> {});

            // when
            topics.write(TableReader.article("b", "2025-03-11T20:00:00Z", "MEETING DONE 2025-03-11 USA RUS"));

            // then
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(topics.read(Topics.EVENTS))
                    .singleElement()
                    .satisfies(event -> {
                        assertThat(event.getEventId()).isEqualTo(stored.getEventId());
                        assertThat(event.getRevision()).isEqualTo(2);
                        assertThat(event.getStatus()).isEqualTo(EventStatus.DONE);
                        assertThat(event.getMentions()).hasSize(2);
                    }));
        }
    }

    /**
     * What the published states give reason to open: not every meeting, since one whose announcements lay with the killed instance may be known
     * as held before it is known as planned.
     */
    private static List<String> threadsToOpen(List<Event> states) {
        EventWatch watch = new EventWatch(AlertRules.shipped());
        return states.stream()
                .flatMap(state -> watch.alerts(state, thread -> null, Instant.EPOCH).stream())
                .map(Alert::getThreadKey)
                .distinct()
                .sorted()
                .toList();
    }

    /** The threads that were opened, once for each alert that opened one. */
    private static List<String> openedThreads(TestTopics topics) {
        return topics.read(Topics.ALERTS).stream()
                .filter(alert -> alert.getAction() == AlertAction.NEW && alert.getEventId() != null)
                .map(Alert::getThreadKey)
                .sorted()
                .toList();
    }

    /** Thirty meetings, each announced by three outlets and told of by two, mixed up. */
    private static List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (int report = 0; report < REPORTS; report++) {
            for (int happening = 0; happening < HAPPENINGS; happening++) {
                Instant day = Instant.parse("2025-01-01T08:00:00Z").plus(Duration.ofDays(4L * happening));
                String status = report < 3 ? "PLANNED" : "DONE";
                String date = day.toString().substring(0, 10);
                Instant published = day.plus(Duration.ofHours(10L * (report - 3)));
                String line = "MEETING %s %s UKR %s".formatted(status, date, STATES.get(happening % STATES.size()));
                articles.add(TableReader.article("a" + happening + "-" + report, published.toString(), line));
            }
        }
        return articles;
    }

    private static List<Event> undisturbed(List<Article> articles) {
        EnrichTopology topology =
                new EnrichTopology(List.of(new TableReader()), AlertRules.shipped(), StoreKind.MEMORY);
        try (TopologyTestDriver driver = new TopologyTestDriver(topology.build(), EnrichTopology.replayProperties())) {
            var in = driver.createInputTopic(
                    Topics.ARTICLES.name(), new StringSerializer(), Topics.ARTICLES.valueSerde());
            articles.forEach(article -> in.pipeInput(article.getArticleId(), article, article.getFetchedAt()));
            return driver.createOutputTopic(Topics.EVENTS.name(), new StringDeserializer(), Topics.EVENTS.valueSerde())
                    .readValuesToList();
        }
    }

    /** What the events say: without ids and reasons, which tell in which order the partitions were read. */
    private static List<String> facts(List<Event> states) {
        FinalEvents finals = new FinalEvents();
        states.forEach(finals::add);
        return finals.standing().stream()
                .sorted(Comparator.comparing(Event::getFirstSeenAt))
                .map(event -> Words.of(event.getWhen()) + " " + event.getStatus() + " " + event.getParties() + " "
                        + event.getConfidence() + " " + event.getRevision() + " " + mentions(event) + " "
                        + event.getHistory())
                .toList();
    }

    private static Set<String> mentions(Event event) {
        Set<String> ids = new TreeSet<>();
        event.getMentions().stream().map(EventMention::getMentionId).forEach(ids::add);
        return ids;
    }
}
