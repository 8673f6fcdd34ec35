package org.parley.embedded;

import java.nio.file.Path;

/**
 * Both embedded servers on one data folder.
 *
 * @param kafka the broker's part, in {@code FOLDER/kafka}
 * @param elasticsearch the search node's part, in {@code FOLDER/elasticsearch}
 * @param folder what a person knows as the data folder
 */
public record EmbeddedStackConfig(Path folder, EmbeddedKafkaConfig kafka, EmbeddedElasticsearchConfig elasticsearch) {

    public EmbeddedStackConfig {
        folder = folder.toAbsolutePath().normalize();
    }

    /** Both on free ports, with the default heap. */
    public static EmbeddedStackConfig in(Path folder) {
        return new EmbeddedStackConfig(
                folder,
                EmbeddedKafkaConfig.in(folder.resolve("kafka")),
                EmbeddedElasticsearchConfig.in(folder.resolve("elasticsearch")));
    }

    /** On these ports, 0 for a free one. */
    public EmbeddedStackConfig withPorts(int kafkaPort, int elasticsearchPort) {
        return new EmbeddedStackConfig(folder, kafka.withPort(kafkaPort), elasticsearch.withPort(elasticsearchPort));
    }

    public EmbeddedStackConfig withElasticsearchHeapMebibytes(int heap) {
        return new EmbeddedStackConfig(folder, kafka, elasticsearch.withHeapMebibytes(heap));
    }

    public EmbeddedStackConfig withCacheFolder(Path cacheFolder) {
        return new EmbeddedStackConfig(folder, kafka, elasticsearch.withCacheFolder(cacheFolder));
    }
}
