package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.Service;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.KafkaUnavailableException;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.DeadLetterWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes events, articles, coverage and alerts to Elasticsearch. Waits at its start until Kafka and Elasticsearch are there. */
public final class IndexService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(IndexService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final IndexerConfig config;
    private final KafkaConfig kafka;
    private final ElasticsearchConfig elasticsearch;
    private final SearchDocuments documents;
    private final MeterRegistry registry;
    private final Clock clock;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;
    private volatile @Nullable Indexer indexer;

    public IndexService(
            IndexerConfig config,
            KafkaConfig kafka,
            ElasticsearchConfig elasticsearch,
            SearchDocuments documents,
            MeterRegistry registry,
            Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.documents = documents;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sink-elasticsearch";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        Thread started = new Thread(() -> run(onFatal), name());
        thread = started;
        started.start();
    }

    @Override
    public boolean ready() {
        Indexer current = indexer;
        return current != null && current.ready();
    }

    @Override
    public void close() {
        stopping.countDown();
        Indexer current = indexer;
        if (current != null) {
            current.stop();
        }
        Thread started = thread;
        if (started != null) {
            try {
                started.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private int paused() {
        Indexer current = indexer;
        return current == null ? 0 : current.paused();
    }

    private void run(Consumer<Throwable> onFatal) {
        try (ElasticsearchClient client = ElasticsearchClients.create(elasticsearch, config.concurrency() + 1)) {
            SearchIndices indices = new SearchIndices(client);
            if (prepare(indices)) {
                index(client, indices);
            }
        } catch (IOException e) {
            LOG.debug("The client was not closed in peace", e);
        } catch (RuntimeException | Error e) {
            onFatal.accept(e);
        }
    }

    /** Makes topics and indices; false when it was stopped before they could be made. */
    private boolean prepare(SearchIndices indices) {
        for (int attempt = 1; stopping.getCount() > 0; attempt++) {
            try (TopicAdmin topics = new TopicAdmin(kafka)) {
                topics.createMissing();
                indices.install();
                return true;
            } catch (KafkaUnavailableException | IOException e) {
                waitAfter(attempt, e);
            } catch (ElasticsearchException e) {
                if (e.status() != 429 && e.status() < 500) {
                    throw e;
                }
                waitAfter(attempt, e);
            }
        }
        return false;
    }

    private void waitAfter(int attempt, Exception trouble) {
        Duration wait = config.backoff().after(attempt);
        LOG.warn("Topics and indices cannot be put up yet: attempt={} wait={} because={}", attempt, wait, trouble);
        try {
            stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private void index(ElasticsearchClient client, SearchIndices indices) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(config.concurrency(), this::worker);
        // What waits for its next attempt when we stop is repeated by the next start.
        pool.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        try (DeadLetterWriter deadLetters = new DeadLetterWriter(kafka, name(), clock);
                KafkaClientMetrics consumerMetrics = new KafkaClientMetrics(consumer)) {
            consumerMetrics.bindTo(registry);
            registry.gauge("sink.elasticsearch.paused", this, IndexService::paused);
            BatchProcessor processor = new BatchProcessor(
                    new BulkWriter(client, SearchIndex::alias),
                    deadLetters,
                    indices,
                    new IndexerMetrics(registry, clock),
                    config.internalErrors());
            Indexer started = new Indexer(consumer, config, new OperationReader(documents), processor, pool);
            indexer = started;
            if (stopping.getCount() == 0) {
                started.stop();
            }
            started.run();
        } finally {
            pool.shutdownNow();
        }
    }

    private Thread worker(Runnable work) {
        Thread worker = new Thread(work, name() + "-worker");
        worker.setDaemon(true);
        return worker;
    }

    private Map<String, Object> consumerConfig() {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.group());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, name());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
        return properties;
    }
}
