package org.parley.embedded.junit;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.parley.embedded.EmbeddedElasticsearch;
import org.parley.embedded.EmbeddedElasticsearchConfig;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.embedded.TemporaryFolder;

/** Embedded servers, each started when its address is first asked for, on a temporary folder that goes away with them. */
final class OnDemandServers implements TestServers {

    private static final int HEAP_MEBIBYTES = 256;

    private @Nullable TemporaryFolder folder;
    private @Nullable EmbeddedKafka kafka;
    private @Nullable EmbeddedElasticsearch elasticsearch;

    @Override
    public synchronized String bootstrapServers() {
        if (kafka == null) {
            kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder().resolve("kafka")));
        }
        return kafka.bootstrapServers();
    }

    @Override
    public synchronized URI elasticsearch() {
        if (elasticsearch == null) {
            elasticsearch =
                    EmbeddedElasticsearch.start(EmbeddedElasticsearchConfig.in(folder().resolve("elasticsearch"))
                            .withHeapMebibytes(HEAP_MEBIBYTES));
        }
        return elasticsearch.uri();
    }

    @Override
    public ElasticsearchNode startElasticsearchNode() {
        return new EmbeddedElasticsearchNode(HEAP_MEBIBYTES);
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
        if (folder != null) {
            folder.close();
            folder = null;
        }
    }

    private Path folder() {
        if (folder == null) {
            folder = new TemporaryFolder();
        }
        return folder.path();
    }
}
