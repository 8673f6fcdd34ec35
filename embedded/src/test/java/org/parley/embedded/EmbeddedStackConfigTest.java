package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EmbeddedStackConfigTest {

    private static final Path FOLDER = Path.of("/data");

    @Test
    void shouldUseFreePortsAndPartsOfTheFolderByDefault() {
        // when
        EmbeddedStackConfig config = EmbeddedStackConfig.in(FOLDER);
        // then
        assertThat(config.kafka()).isEqualTo(new EmbeddedKafkaConfig(Path.of("/data/kafka"), 0));
        assertThat(config.elasticsearch())
                .isEqualTo(
                        new EmbeddedElasticsearchConfig(Path.of("/data/elasticsearch"), 0, 512, CacheFolder.ofUser()));
    }

    @Test
    void shouldHandEachValueToItsServer() {
        // when
        EmbeddedStackConfig config = EmbeddedStackConfig.in(FOLDER)
                .withPorts(9092, 9200)
                .withElasticsearchHeapMebibytes(256)
                .withCacheFolder(Path.of("/cache"));
        // then
        assertThat(config)
                .isEqualTo(new EmbeddedStackConfig(
                        FOLDER,
                        new EmbeddedKafkaConfig(Path.of("/data/kafka"), 9092),
                        new EmbeddedElasticsearchConfig(Path.of("/data/elasticsearch"), 9200, 256, Path.of("/cache"))));
    }

    @Test
    void shouldRefusePortsThatDoNotExistAndTooLittleHeap() {
        EmbeddedStackConfig config = EmbeddedStackConfig.in(FOLDER);
        assertThatThrownBy(() -> config.withPorts(65_536, 0)).hasMessage("kafka port: expected 0 to 65535, got 65536");
        assertThatThrownBy(() -> config.withPorts(0, -1)).hasMessage("elasticsearch port: expected 0 to 65535, got -1");
        assertThatThrownBy(() -> config.withElasticsearchHeapMebibytes(64))
                .hasMessage("elasticsearch heap: expected 128 MiB or more, got 64");
    }
}
