package org.parley.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Feed;
import org.parley.schemas.Link;
import org.parley.schemas.Outlet;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** The service is killed again and again while it polls and scrapes; nothing may be missing in the end and no link may be double. */
@ExtendWith(ServersExtension.class)
class IngestCrashIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int FEEDS = 20;
    private static final int ITEMS = 10;
    private static final List<String> SETTINGS = List.of(
            "ingest.fetch.allowed-networks=127.0.0.0/8,::1",
            "ingest.fetch.host-pause=5ms",
            "ingest.fetch.robots=false",
            "ingest.scrape.commit-interval=50ms",
            // The group must not wait long for members that were killed.
            "kafka.client.session.timeout.ms=6000");

    @Test
    void shouldLoseAndRepeatNothingWhenKilled(Servers servers) throws IOException {
        try (TestSite site = new TestSite()) {
            // given
            KafkaConfig kafka = new KafkaConfig(servers.bootstrapServers(), 3, 1, Map.of());
            subscribe(kafka, site);
            // when
            killAfter(kafka, () -> !all(kafka, Topics.LINKS).isEmpty());
            int before = all(kafka, Topics.ARTICLES).size();
            killAfter(kafka, () -> all(kafka, Topics.ARTICLES).size() > before + 20);
            killAfter(kafka, () -> articleIds(kafka).size() == FEEDS * ITEMS);
            // then
            List<Link> links = all(kafka, Topics.LINKS);
            assertThat(links).extracting(Link::getUrl).doesNotHaveDuplicates().hasSize(FEEDS * ITEMS);
            assertThat(all(kafka, Topics.ARTICLES))
                    .allSatisfy(article -> assertThat(article.getRevision()).isEqualTo(1));
        }
    }

    private static void killAfter(KafkaConfig kafka, Callable<Boolean> moment) throws IOException {
        try (IngestProcess ingest = IngestProcess.start(kafka, SETTINGS)) {
            await().pollInterval(Duration.ofMillis(50)).atMost(SOON).until(() -> ingest.alive() && moment.call());
        }
    }

    private static void subscribe(KafkaConfig kafka, TestSite site) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        List<Feed> feeds = new ArrayList<>();
        for (int feed = 0; feed < FEEDS; feed++) {
            String prefix = "/" + feed + "/";
            String[] articles =
                    IntStream.range(0, ITEMS).mapToObj(item -> prefix + item).toArray(String[]::new);
            for (String article : articles) {
                site.putArticle(article, "Title of " + article);
            }
            site.putFeed(prefix + "feed", articles);
            feeds.add(Feed.newBuilder()
                    .setUrl(site.url(prefix + "feed"))
                    .setOutlet(Outlet.newBuilder().setName("Test Post").build())
                    .setPollIntervalSeconds(1)
                    .setAddedAt(Instant.now())
                    .build());
        }
        try (FeedsStore store = new FeedsStore(kafka, Clock.systemUTC())) {
            store.add(feeds);
        }
    }

    private static Set<String> articleIds(KafkaConfig kafka) {
        Set<String> ids = new HashSet<>();
        all(kafka, Topics.ARTICLES).forEach(article -> ids.add(article.getArticleId()));
        return ids;
    }

    private static <V extends SpecificRecord> List<V> all(KafkaConfig kafka, Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(topic, record -> values.add(topic.valueSerde().fromBytes(record.value())));
        }
        return values;
    }
}
