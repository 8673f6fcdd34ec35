package org.parley.sink;

import java.nio.file.Path;
import org.parley.embedded.EmbeddedElasticsearch;
import org.parley.embedded.EmbeddedElasticsearchConfig;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;

/** One broker and one search node for all integration tests of this JVM; both end with it. */
public final class TestServers {

    private static final EmbeddedKafka KAFKA = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder("kafka")));
    private static final EmbeddedElasticsearch ELASTICSEARCH =
            EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder("elasticsearch")));

    private TestServers() {}

    public static EmbeddedKafka kafka() {
        return KAFKA;
    }

    public static EmbeddedElasticsearch elasticsearch() {
        return ELASTICSEARCH;
    }

    private static Path folder(String name) {
        return Path.of("target", "servers-" + ProcessHandle.current().pid(), name);
    }
}
