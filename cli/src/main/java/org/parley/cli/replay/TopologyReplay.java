package org.parley.cli.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.parley.schemas.Alert;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/**
 * Runs articles through the very topology that production runs, on Kafka Streams' own in-process driver: no broker, no threads, the
 * articles' own times. Not thread-safe.
 */
public final class TopologyReplay implements AutoCloseable {

    private final Path stateFolder;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, Article> articles;
    private final Map<String, Event> events = new LinkedHashMap<>();
    private final List<Alert> alerts = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    /**
     * @param topology as {@code EnrichTopology} builds it
     * @param settings of Kafka Streams, as the service would hand them over
     */
    public TopologyReplay(Topology topology, Properties settings) {
        try {
            this.stateFolder = Files.createTempDirectory("parley-replay");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for the replay's state", e);
        }
        Properties own = new Properties();
        own.putAll(settings);
        own.setProperty(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        this.driver = new TopologyTestDriver(topology, own);
        this.articles = driver.createInputTopic(
                Topics.ARTICLES.name(),
                new StringSerializer(),
                Topics.ARTICLES.valueSerde().serializer());
    }

    /** Lets one article arrive. Time never runs backwards: a back-filled article arrives when the one before it did. */
    public void accept(Article article) {
        if (article.getFetchedAt().isAfter(now)) {
            now = article.getFetchedAt();
        }
        articles.pipeInput(article.getArticleId(), article, now);
        collect();
    }

    /** The latest state of each event, merged ones left out, in the order in which they were first seen. */
    public List<Event> events() {
        return events.values().stream()
                .filter(event -> event.getMergedInto() == null)
                .toList();
    }

    /** The latest state of every event by its id, merged ones too. */
    public Map<String, Event> eventsById() {
        return Map.copyOf(events);
    }

    /** Every alert that fired, in order. */
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    @Override
    public void close() {
        driver.close();
        try (Stream<Path> files = Files.walk(stateFolder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the replay's state", e);
        }
    }

    private void collect() {
        driver.advanceWallClockTime(Duration.ZERO);
        drain(Topics.EVENTS, event -> events.put(event.getEventId(), event));
        drain(Topics.ALERTS, alerts::add);
        // The driver keeps what nobody takes: memory stays flat only when everything is taken.
        drain(Topics.MENTIONS, mention -> {});
        drain(Topics.COVERAGE, bucket -> {});
        drain(Topics.DEAD_LETTERS, letter -> {});
    }

    private <V extends SpecificRecord> void drain(Topic<V> topic, Consumer<V> consumer) {
        if (driver.producedTopicNames().contains(topic.name())) {
            driver
                    .createOutputTopic(
                            topic.name(),
                            topic.keySerde().deserializer(),
                            topic.valueSerde().deserializer())
                    .readValuesToList()
                    .stream()
                    .filter(value -> value != null)
                    .forEach(consumer);
        }
    }
}
