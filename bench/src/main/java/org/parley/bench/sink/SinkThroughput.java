package org.parley.bench.sink;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkIngester;
import co.elastic.clients.elasticsearch._helpers.bulk.BulkListener;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.parley.bench.Figure;
import org.parley.bench.records.SampleRecords;
import org.parley.embedded.EmbeddedElasticsearch;
import org.parley.embedded.EmbeddedElasticsearchConfig;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.elasticsearch.IndexService;
import org.parley.sink.elasticsearch.IndexerConfig;

/**
 * Measures the sink from the first document stored to the last, with all it does (reading, decoding, stemming, versions, offsets), against
 * the official client's bulk helper sending the same finished documents with the same batch size and concurrency. Each round runs both,
 * one right after the other and in changing order, each into fresh indices of the same mapping; what counts is the median of the rounds'
 * ratios, in which noise that lasts longer than a round cancels. The ratio of processor time says the same on a machine that others use.
 *
 * <p>Arguments: number of articles (20000), number of events (10000), rounds (8); a round before them warms up and does not count.
 */
public final class SinkThroughput {

    private static final double FLOOR = 0.9;
    private static final int PARTITIONS = 4;

    private final long nodePid;
    private final KafkaConfig kafka;
    private final ElasticsearchConfig elasticsearch;
    private final ElasticsearchClient client;
    private final IndexerConfig defaults = IndexerConfig.from(Settings.defaults());

    private SinkThroughput(KafkaConfig kafka, ElasticsearchConfig elasticsearch, long nodePid) {
        this.nodePid = nodePid;
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
        this.client = ElasticsearchClients.create(elasticsearch, defaults.concurrency() + 1);
    }

    public static void main(String[] args) throws IOException {
        int articles = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int events = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        Path folder = Files.createTempDirectory("parley-bench");
        folder.toFile().setExecutable(true, false);
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder.resolve("kafka")));
                EmbeddedElasticsearch node =
                        EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch"))
                                .withHeapMebibytes(1024))) {
            KafkaConfig config = new KafkaConfig(kafka.bootstrapServers(), PARTITIONS, 1, Map.of());
            double ratio = new SinkThroughput(config, ElasticsearchConfig.of(node.uri()), node.pid())
                    .run(articles, events, rounds);
            System.exit(ratio >= FLOOR ? 0 : 1);
        }
    }

    private double run(int articles, int events, int rounds) throws IOException {
        List<Prepared> prepared = prepare(articles, events);
        double[] rates = new double[rounds];
        double[] ours = new double[rounds];
        double[] costs = new double[rounds];
        for (int round = 0; round <= rounds; round++) {
            // Who goes first changes, so that a machine that slows down or a cache that fills favours neither.
            boolean bareFirst = round % 2 == 0;
            Load first = bareFirst ? bareLoad(prepared) : sinkLoad(round, prepared.size());
            Load second = bareFirst ? sinkLoad(round, prepared.size()) : bareLoad(prepared);
            Load bare = bareFirst ? first : second;
            Load sink = bareFirst ? second : first;
            System.out.printf(
                    Locale.ROOT,
                    "round %d: bare %,.0f documents/s, sink %,.0f documents/s, ratio %.2f; by CPU time %.2f%n",
                    round,
                    prepared.size() / bare.seconds(),
                    prepared.size() / sink.seconds(),
                    bare.seconds() / sink.seconds(),
                    bare.cpuSeconds() / sink.cpuSeconds());
            if (round > 0) {
                rates[round - 1] = bare.seconds() / sink.seconds();
                ours[round - 1] = prepared.size() / sink.seconds();
                costs[round - 1] = bare.cpuSeconds() / sink.cpuSeconds();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "median of %d ratios: %.2f (floor %.1f); by CPU time %.2f%n",
                rounds,
                median(rates),
                FLOOR,
                median(costs));
        // The ratio is the median of the rounds' own, which two medians of rates would not give.
        new Figure(
                        "documents a second through the sink",
                        String.format(Locale.ROOT, "%,.0f", median(ours)),
                        String.format(Locale.ROOT, "bare bulk load: %,.0f", median(ours) / median(rates)),
                        median(rates))
                .print();
        return median(rates);
    }

    /** What a load took: time, and that of all processors in this process and the node. */
    private record Load(double seconds, double cpuSeconds) {}

    /** Processor time of this process, the broker in it included, and of the node. */
    private double cpuSeconds() {
        long own =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
        Duration nodes = ProcessHandle.of(nodePid)
                .flatMap(node -> node.info().totalCpuDuration())
                .orElse(Duration.ZERO);
        return own / 1e9 + nodes.toMillis() / 1e3;
    }

    /** A finished document. */
    private record Prepared(SearchIndex index, String id, long version, byte[] body) {}

    /** Writes the records to their topics and makes the documents that they give. */
    private List<Prepared> prepare(int articles, int events) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        SampleRecords samples = new SampleRecords(42);
        SearchDocuments documents = new SearchDocuments(new LuceneStemmer());
        List<Prepared> prepared = new ArrayList<>();
        Map<String, Object> properties = kafka.clientConfig();
        properties.put("linger.ms", 20);
        properties.put("compression.type", "lz4");
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                properties, new StringSerializer(), new org.apache.kafka.common.serialization.ByteArraySerializer())) {
            for (int i = 0; i < articles; i++) {
                Article article = samples.article(i);
                send(producer, Topics.ARTICLES, article.getArticleId(), article);
                prepared.add(finished(documents.article(article)));
            }
            for (int i = 0; i < events; i++) {
                Event event = samples.event(i);
                send(producer, Topics.EVENTS, event.getEventId(), event);
                prepared.add(finished(documents.event(event)));
            }
        }
        long bytes =
                prepared.stream().mapToLong(document -> document.body().length).sum();
        System.out.printf(Locale.ROOT, "%,d documents, %,d MB%n", prepared.size(), bytes >> 20);
        return prepared;
    }

    private static <V extends SpecificRecord> void send(
            KafkaProducer<String, byte[]> producer, Topic<V> topic, String key, V value) {
        var record = topic.newRecord(key, value, PARTITIONS, System.currentTimeMillis());
        producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                key,
                topic.valueSerde().toBytes(value)));
    }

    private static Prepared finished(SearchDocument document) {
        byte[] body = document.body().toString().getBytes(StandardCharsets.UTF_8);
        return new Prepared(document.index(), document.id(), document.version(), body);
    }

    private Load bareLoad(List<Prepared> documents) throws IOException {
        clear();
        AtomicReference<String> failure = new AtomicReference<>();
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        try (BulkIngester<Void> ingester = BulkIngester.of(builder -> builder.client(client)
                .maxConcurrentRequests(defaults.concurrency())
                .maxOperations(defaults.batchRecords())
                .maxSize(2 * defaults.batchBytes())
                .listener(new FailureListener(failure)))) {
            for (Prepared document : documents) {
                ingester.add(operation ->
                        operation.index(index -> index.index(document.index().alias())
                                .id(document.id())
                                .version(document.version())
                                .versionType(VersionType.External)
                                .document(BinaryData.of(document.body(), ContentType.APPLICATION_JSON))));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the bare load failed: " + failure.get());
        }
        return new Load((System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
    }

    /** From the sink's first stored document to its last. */
    private Load sinkLoad(int round, int expected) throws IOException {
        clear();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        IndexerConfig config =
                IndexerConfig.from(Settings.of(Map.of("sink.elasticsearch.group", "parley-sink-bench-" + round)));
        IndexService service = new IndexService(
                config, kafka, elasticsearch, new SearchDocuments(new LuceneStemmer()), registry, Clock.systemUTC());
        AtomicReference<Throwable> fatal = new AtomicReference<>();
        service.start(fatal::set);
        // The group's joining is no throughput. Once bulk requests are acknowledged the clock has run since the first
        // was sent.
        long begin = 0;
        double cpu = cpuSeconds();
        double stored = 0;
        while (stored < expected && fatal.get() == null) {
            pause();
            if (begin == 0 && service.ready()) {
                begin = System.nanoTime();
            }
            stored = registry.find("sink.elasticsearch.items").tag("outcome", "stored").counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
        }
        Load load = new Load((System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
        service.close();
        if (fatal.get() != null) {
            throw new IllegalStateException("the sink failed", fatal.get());
        }
        return load;
    }

    private void clear() throws IOException {
        SearchIndices indices = new SearchIndices(client);
        indices.install();
        for (SearchIndex index : SearchIndex.values()) {
            String name = index.indexName(indices.current(index).orElseThrow());
            client.indices().delete(delete -> delete.index(name));
        }
        indices.install();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Remembers the first thing that went wrong. */
    private record FailureListener(AtomicReference<String> failure) implements BulkListener<Void> {

        @Override
        public void beforeBulk(long executionId, BulkRequest request, List<Void> contexts) {
            // only what comes after counts
        }

        @Override
        public void afterBulk(long executionId, BulkRequest request, List<Void> contexts, BulkResponse response) {
            if (response.errors()) {
                failure.compareAndSet(null, response.items().toString());
            }
        }

        @Override
        public void afterBulk(long executionId, BulkRequest request, List<Void> contexts, Throwable thrown) {
            failure.compareAndSet(null, thrown.toString());
        }
    }
}
