package org.parley.enrich;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Article;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** Parley's topics on a broker, to be written and looked at by tests. */
final class TestTopics implements AutoCloseable {

    private final KafkaConfig config;
    private final KafkaProducer<byte[], byte[]> producer;

    TestTopics(KafkaConfig config) {
        this.config = config;
        try (TopicAdmin topics = new TopicAdmin(config)) {
            topics.createMissing();
        }
        this.producer =
                new KafkaProducer<>(config.clientConfig(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void write(Article article) {
        writeBytes(
                Topics.ARTICLES,
                article.getArticleId(),
                Topics.ARTICLES.valueSerde().toBytes(article));
    }

    void writeBytes(Topic<?> topic, String key, byte[] value) {
        int partition = topic.partitioning().partition(key, config.partitions());
        try {
            producer.send(new ProducerRecord<>(topic.name(), partition, key.getBytes(StandardCharsets.UTF_8), value))
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Leaves a record in the changelog of one of the job's stores, as a job that ran before would have. */
    void writeChangelog(String store, int partition, String key, byte[] value) throws Exception {
        String changelog = StreamsSettings.APPLICATION_ID + "-" + store + "-changelog";
        try (Admin admin = Admin.create(config.clientConfig())) {
            admin.createTopics(List.of(new NewTopic(changelog, config.partitions(), (short) 1)
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        }
        producer.send(new ProducerRecord<>(changelog, partition, 0L, key.getBytes(StandardCharsets.UTF_8), value))
                .get();
    }

    /** All committed records of a topic. */
    <V extends SpecificRecord> List<V> read(Topic<V> topic) {
        List<V> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(config)) {
            reader.forEach(topic, record -> values.add(topic.valueSerde().fromBytes(record.value())));
        }
        return values;
    }

    @Override
    public void close() {
        producer.close();
    }
}
