package org.parley.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.testcontainers.utility.DockerImageName;

class ServerImagesTest {

    @Test
    void shouldTakeTheMakersImages() {
        ServerImages images = ServerImages.from(Map.of("KAFKA_IMAGE", ""));

        assertThat(images.kafka().asCanonicalNameString()).isEqualTo("apache/kafka:4.3.1");
        assertThat(images.elasticsearch().asCanonicalNameString())
                .isEqualTo("docker.elastic.co/elasticsearch/elasticsearch:8.19.8");
    }

    @Test
    void shouldTakeImagesThatTheEnvironmentNames() {
        ServerImages images = ServerImages.from(Map.of(
                "KAFKA_IMAGE", "mirror.example/kafka:1",
                "ELASTICSEARCH_IMAGE", "mirror.example/search:2"));

        assertThat(images.kafka().asCanonicalNameString()).isEqualTo("mirror.example/kafka:1");
        assertThat(images.kafka().isCompatibleWith(DockerImageName.parse("apache/kafka")))
                .isTrue();
        assertThat(images.elasticsearch().asCanonicalNameString()).isEqualTo("mirror.example/search:2");
    }
}
