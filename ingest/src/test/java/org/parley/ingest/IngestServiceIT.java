package org.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.ingest.TestSite.Page;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Article;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Feed;
import org.parley.schemas.Link;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;

@ExtendWith(ServersExtension.class)
class IngestServiceIT {

    private static final Duration SOON = Duration.ofSeconds(40);

    private static KafkaConfig kafka;

    private TestSite site;
    private FeedsStore feeds;
    private final AtomicReference<Throwable> fatal = new AtomicReference<>();

    @BeforeAll
    static void createTopics(Servers servers) {
        kafka = new KafkaConfig(servers.bootstrapServers(), 3, 1, Map.of());
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
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

    @Test
    void shouldMakeNewRevisionOfEditedItem() {
        // given
        site.putArticle("/edited", "Talks planned");
        site.put("/feed", rss(item("/edited", "Talks planned", "Soon")));
        subscribe("/feed");
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && articles().size() == 1);
            // when
            site.putArticle("/edited", "Talks held");
            site.put("/feed", rss(item("/edited", "Talks held", "Done")));
            await().atMost(SOON).until(() -> articles().size() == 2);
        }
        // then
        assertThat(articles()).extracting(Article::getRevision).containsExactly(1L, 2L);
        assertThat(articles()).extracting(Article::getTitle).containsExactly("Talks planned", "Talks held");
        assertThat(articles())
                .extracting(Article::getArticleId)
                .containsOnly(articles().get(0).getArticleId());
    }

    @Test
    void shouldFallBackToFeedWhenPageIsRefused() {
        // given
        site.put("/walled", Page.status(403, Map.of()));
        site.put("/feed", rss(item("/walled", "Behind a wall", "The delegations met in Ankara.")));
        subscribe("/feed");
        // when
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && articles().size() == 1);
        }
        // then
        assertThat(articles().get(0).getText()).isEqualTo("The delegations met in Ankara.");
        assertThat(articles().get(0).getTextSource()).isEqualTo(TextSource.FEED);
    }

    @Test
    void shouldBuryWhatCannotBecomeAnArticle() {
        // given
        site.put("/huge", new Page(200, Map.of("Content-Type", "text/html"), new byte[50 * 1024 * 1024]));
        site.putArticle("/good", "Talks go on");
        site.put("/feed", rss(item("/missing", "Gone", "") + item("/huge", "Huge", "") + item("/good", "Good", "")));
        subscribe("/feed");
        // when
        try (IngestService ingest = start()) {
            await().atMost(SOON)
                    .until(() -> ingest.ready()
                            && articles().size() == 1
                            && deadLetters().size() == 2);
        }
        // then
        assertThat(deadLetters())
                .extracting(DeadLetter::getReason)
                .containsExactlyInAnyOrder("the page is gone", "the body is larger than the limit");
        assertThat(deadLetters()).allSatisfy(letter -> {
            Link link = Topics.LINKS.valueSerde().fromBytes(bytes(letter.getValue()));
            assertThat(link.getFeedUrl()).isEqualTo(site.url("/feed"));
        });
    }

    @Test
    void shouldBuryBytesThatAreNoLink() throws Exception {
        // given
        byte[] key = site.url("/junk").getBytes(StandardCharsets.UTF_8);
        byte[] junk = "not Avro".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topics.LINKS.name(), 0, key, junk))
                    .get();
        }
        // when
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && deadLetters().size() == 1);
        }
        // then
        DeadLetter letter = deadLetters().get(0);
        assertThat(letter.getReason()).isEqualTo("not a readable link");
        assertThat(bytes(letter.getValue())).isEqualTo(junk);
    }

    @Test
    void shouldBuryUnreadableSubscriptionOnce() throws Exception {
        // given
        site.putFeed("/feed");
        subscribe("/feed");
        String broken = site.url("/broken");
        byte[] junk = "not Avro".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer())) {
            int partition = Topics.FEEDS.partitioning().partition(broken, 3);
            producer.send(new ProducerRecord<>(
                            Topics.FEEDS.name(), partition, broken.getBytes(StandardCharsets.UTF_8), junk))
                    .get();
        }
        // when
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && deadLetters().size() == 1);
        }
        int polls = site.hits("/feed");
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && site.hits("/feed") > polls + 1);
        }
        // then
        assertThat(deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo("not a readable subscription");
            assertThat(bytes(letter.getValue())).isEqualTo(junk);
        });
        assertThat(feeds.unreadable()).containsExactly(broken);
        assertThat(feeds.remove(List.of(broken))).isTrue();
        assertThat(feeds.unreadable()).isEmpty();
    }

    @Test
    void shouldRepeatNothingAfterRestart() {
        // given
        site.putArticle("/one", "One");
        site.putArticle("/two", "Two");
        site.putFeed("/feed", "/one", "/two");
        subscribe("/feed");
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && articles().size() == 2);
        }
        // when
        int polls = site.hits("/feed");
        site.putArticle("/three", "Three");
        site.putFeed("/feed", "/three", "/one", "/two");
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(() -> ingest.ready() && articles().size() == 3);
            await().atMost(SOON).until(() -> site.hits("/feed") > polls + 2);
        }
        // then
        assertThat(links())
                .extracting(Link::getUrl)
                .containsExactlyInAnyOrder(site.url("/one"), site.url("/two"), site.url("/three"));
        assertThat(site.hits("/one")).isEqualTo(1);
    }

    @Test
    void shouldFollowSubscriptionsAsTheyChange() {
        // given
        site.putArticle("/late", "Late");
        site.putFeed("/feed", "/late");
        site.putFeed("/other");
        try (IngestService ingest = start()) {
            await().atMost(SOON).until(ingest::ready);
            // when
            subscribe("/feed");
            subscribe("/other");
            await().atMost(SOON).until(() -> articles().size() == 1);
            feeds.remove(List.of(site.url("/feed")));
            await().atMost(SOON).until(() -> !feeds.states().containsKey(site.url("/feed")));
            int polls = site.hits("/feed");
            int others = site.hits("/other");
            await().atMost(SOON).until(() -> site.hits("/other") >= others + 2);
            // then
            assertThat(site.hits("/feed")).isLessThanOrEqualTo(polls + 1);
        }
    }

    @Test
    void shouldShareFeedsAmongInstancesWithoutDoubles() {
        // given
        site.putArticle("/shared", "Shared");
        site.putFeed("/feed", "/shared");
        subscribe("/feed");
        // when
        try (IngestService one = start();
                IngestService two = start()) {
            await().atMost(SOON)
                    .until(() -> one.ready() && two.ready() && articles().size() == 1);
            int polls = site.hits("/feed");
            await().atMost(SOON).until(() -> site.hits("/feed") > polls + 3);
        }
        // then
        assertThat(links()).hasSize(1);
    }

    @Test
    void shouldAskHostOneThingAtTimeWhileInstancesComeAndGo() {
        // given
        String[] pages = IntStream.range(0, 60).mapToObj(i -> "/page" + i).toArray(String[]::new);
        Stream.of(pages).forEach(page -> site.putArticle(page, "Title of " + page));
        site.putFeed("/feed", pages);
        site.answerAfter(Duration.ofMillis(20));
        subscribe("/feed");
        // when: a second instance joins in the middle, and the first one leaves
        IngestService first = start();
        await().atMost(SOON).until(() -> first.ready() && articles().size() > 5);
        try (IngestService second = start()) {
            await().atMost(SOON).until(second::ready);
            int before = articles().size();
            await().atMost(SOON).until(() -> articles().size() > Math.min(before + 5, 59));
            first.close();
            // then
            await().atMost(SOON)
                    .until(() ->
                            articles().stream().map(Article::getUrl).distinct().count() == 60);
        }
        assertThat(site.mostAtOnce()).isEqualTo(1);
        assertThat(links()).hasSize(60);
    }

    private static Page rss(String items) {
        return Page.of("application/rss+xml", "<rss version='2.0'><channel>" + items + "</channel></rss>");
    }

    private String item(String path, String title, String description) {
        return "<item><title>" + title + "</title><link>" + site.url(path) + "</link><description>" + description
                + "</description></item>";
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
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

    private List<DeadLetter> deadLetters() {
        return read(Topics.DEAD_LETTERS).stream()
                .filter(letter -> new String(bytes(letter.getKey()), StandardCharsets.UTF_8).startsWith(site.url("/")))
                .toList();
    }

    private static <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(topic, record -> {
                try {
                    values.add(topic.valueSerde().fromBytes(record.value()));
                } catch (UnreadableRecordException junkOfAnotherTest) {
                    // one test writes what is no record
                }
            });
        }
        return values;
    }
}
