package org.parley.containers;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.parley.embedded.EmbeddedServerException;
import org.parley.embedded.junit.ElasticsearchNode;
import org.parley.embedded.junit.TestServers;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.kafka.KafkaContainer;

/**
 * Kafka and Elasticsearch in containers, each started when its address is first asked for. Without a Docker engine every request
 * fails: tests that were asked to run in containers never run on something else.
 */
public final class ContainerServers implements TestServers {

    private final ServerImages images = ServerImages.from(System.getenv());
    private @Nullable KafkaContainer kafka;
    private @Nullable ElasticsearchContainer elasticsearch;

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) {
            requireDocker();
            KafkaContainer container = new KafkaContainer(images.kafka());
            container.start();
            kafka = container;
        }
        return kafka.getBootstrapServers();
    }

    @Override
    public synchronized URI elasticsearch() {
        if (elasticsearch == null) {
            requireDocker();
            ElasticsearchContainer container = ElasticsearchContainers.of(images.elasticsearch());
            container.start();
            elasticsearch = container;
        }
        return URI.create("http://" + elasticsearch.getHttpHostAddress());
    }

    @Override
    public ElasticsearchNode startElasticsearchNode() {
        requireDocker();
        return ContainerElasticsearchNode.start(images.elasticsearch());
    }

    @Override
    public synchronized void close() {
        if (elasticsearch != null) {
            elasticsearch.close();
            elasticsearch = null;
        }
        if (kafka != null) {
            kafka.close();
            kafka = null;
        }
    }

    private static void requireDocker() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new EmbeddedServerException(
                    "the integration tests were asked to run in containers, but no Docker engine answers: "
                            + "start one, or leave the profile `containers` out");
        }
    }
}
