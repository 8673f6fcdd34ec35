package org.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Article;
import org.parley.schemas.Feed;
import org.parley.schemas.Link;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

class IngestServiceIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    static Path folder;

    private static EmbeddedKafka broker;
    private static KafkaConfig kafka;

    private TestSite site;
    private FeedsStore feeds;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
        kafka = new KafkaConfig(broker.bootstrapServers(), 3, 1, Map.of());
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void openSite() throws IOException {
        site = new TestSite();
        feeds = new FeedsStore(kafka, Clock.systemUTC());
    }

    @AfterEach
    void closeSite() {
        feeds.remove(feeds.list().stream().map(Feed::getUrl).toList());
        feeds.close();
        site.close();
        assertThat(fatal.get()).isNull();
    }

    @Test
    void shouldBringFeedItemsAsArticles() {
        // given
        site.putArticle("/talks", "Talks in Istanbul");
        site.putFeed("/feed", "/talks");
        subscribe("/feed");
        // when
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && articles().size() == 1);
        }
        // then
        Article article = articles().get(0);
        assertThat(article.getText()).contains("Talks in Istanbul was what the delegations spoke about");
        assertThat(article.getTitle()).isEqualTo("Talks in Istanbul");
        assertThat(article.getUrl()).isEqualTo(site.url("/talks"));
        assertThat(article.getRevision()).isEqualTo(1);
        assertThat(article.getTextSource()).isEqualTo(TextSource.PAGE);
        assertThat(article.getOutlet().getName()).isEqualTo("Test Post");
    }

    private void subscribe(String path) {
        feeds.add(List.of(feed(path)));
    }

    private Feed feed(String path) {
        return Feed.newBuilder()
                .setUrl(site.url(path))
                .setOutlet(Outlet.newBuilder().setName("Test Post").build())
                .setPollIntervalSeconds(1)
                .setAddedAt(Instant.now())
                .build();
    }

    private IngestService start() {
        Settings settings = Settings.of(Map.of(
                "ingest.fetch.allowed-networks", "127.0.0.0/8,::1",
                "ingest.fetch.host-pause", "10ms",
                "ingest.poll.failure-step", "1s",
                "ingest.scrape.first-retry", "100ms",
                "ingest.scrape.commit-interval", "100ms"));
        IngestService service =
                new IngestService(IngestConfig.from(settings), kafka, new SimpleMeterRegistry(), Clock.systemUTC());
        service.start(fatal::set);
        return service;
    }

    private List<Article> articles() {
        return read(Topics.ARTICLES).stream()
                .filter(article -> article.getUrl().startsWith(site.url("/")))
                .toList();
    }

    private List<Link> links() {
        return read(Topics.LINKS).stream()
                .filter(link -> link.getUrl().startsWith(site.url("/")))
                .toList();
    }

    private static <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(topic, record -> values.add(topic.valueSerde().fromBytes(record.value())));
        }
        return values;
    }
}
