package org.parley.desk;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.parley.desk.http.ArticleLinks;
import org.parley.desk.http.DeskServer;
import org.parley.desk.live.FeedBoard;
import org.parley.desk.live.LivePublisher;
import org.parley.desk.live.LiveStream;
import org.parley.desk.live.LiveTopic;
import org.parley.desk.live.TopicFollower;
import org.parley.desk.store.DeskStore;
import org.parley.desk.store.ElasticsearchStore;
import org.parley.runtime.Service;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.json.RecordJson;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk: web page, API and live stream on one port. It reads Elasticsearch for all that has been, follows Kafka for what happens
 * now, and writes nothing anywhere. It starts while either is away, says so in {@code /readyz}, and goes on when they are back.
 */
public final class DeskService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(DeskService.class);
    private static final List<Topic<?>> LIVE_TOPICS = List.of(Topics.ALERTS, Topics.EVENTS);
    private static final int TAIL = 100;
    private static final int CONNECTIONS = 50;

    private final DeskConfig config;
    private final KafkaConfig kafka;
    private final ElasticsearchClient client;
    private final DeskStore store;
    private final LiveStream stream;
    private final FeedBoard feeds = new FeedBoard();
    private final MeterRegistry metrics;
    private final DeskServer server;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<TopicFollower> followers = new CopyOnWriteArrayList<>();

    /** @param clock whose time is "now": everything upcoming is meant from it */
    public DeskService(
            DeskConfig config,
            KafkaConfig kafka,
            ElasticsearchConfig elasticsearch,
            MeterRegistry metrics,
            Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.metrics = metrics;
        this.client = ElasticsearchClients.create(elasticsearch, CONNECTIONS);
        this.store = new ElasticsearchStore(client, new LuceneStemmer(), config.searchTimeout());
        this.stream = new LiveStream(config.streamHistory(), config.streamClients());
        this.server = new DeskServer(config, store, stream, feeds, this::ready, metrics, clock);
    }

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        server.start();
        AtomicBoolean told = new AtomicBoolean();
        Consumer<Throwable> onFirstFatal = fatal -> {
            if (told.compareAndSet(false, true)) {
                onFatal.accept(fatal);
            }
        };
        metrics.gauge("desk.live.readers", stream, LiveStream::readers);
        follow(new TopicFollower(
                "live",
                LIVE_TOPICS,
                new LivePublisher(liveTopics(), stream),
                kafka,
                TAIL,
                metrics,
                Clock.systemUTC(),
                onFirstFatal));
        follow(new TopicFollower(
                "feeds", FeedBoard.TOPICS, feeds, kafka, Long.MAX_VALUE, metrics, Clock.systemUTC(), onFirstFatal));
        LOG.info(
                "The desk is open: host={} port={} token={}",
                config.host(),
                port(),
                config.token().isPresent());
    }

    /** The port that the page is served on. */
    public int port() {
        return server.port();
    }

    @Override
    public boolean ready() {
        return !followers.isEmpty() && followers.stream().allMatch(TopicFollower::following) && store.reachable();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        server.close();
        followers.forEach(TopicFollower::close);
        try {
            client._transport().close();
        } catch (IOException unclosed) {
            LOG.debug("the client of Elasticsearch did not close", unclosed);
        }
    }

    private void follow(TopicFollower follower) {
        follower.start();
        followers.add(follower);
    }

    private List<LiveTopic<?>> liveTopics() {
        ArticleLinks links = new ArticleLinks(config.articleLink());
        return List.of(
                new LiveTopic<>(Topics.ALERTS, "alert", alert -> links.addTo(RecordJson.toJson(alert))),
                new LiveTopic<>(Topics.EVENTS, "event", event -> summary(RecordJson.toJson(event))));
    }

    /** An event as the lists show it: its reports are fetched by whoever opens it. */
    private static ObjectNode summary(ObjectNode event) {
        return event.without(List.of("mentions", "history"));
    }
}
