package org.parley.embedded.junit;

import java.net.URI;
import org.parley.embedded.EmbeddedElasticsearch;
import org.parley.embedded.EmbeddedElasticsearchConfig;
import org.parley.embedded.TemporaryFolder;

/** A child process on a temporary folder. */
final class EmbeddedElasticsearchNode implements ElasticsearchNode {

    private final TemporaryFolder folder = new TemporaryFolder();
    private final EmbeddedElasticsearchConfig config;
    private final URI uri;
    private EmbeddedElasticsearch node;

    EmbeddedElasticsearchNode(int heapMebibytes) {
        config = EmbeddedElasticsearchConfig.in(folder.path().resolve("elasticsearch"))
                .withHeapMebibytes(heapMebibytes);
        node = EmbeddedElasticsearch.start(config);
        uri = node.uri();
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void kill() {
        ProcessHandle.of(node.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Override
    public void startAgain() {
        node.close();
        node = EmbeddedElasticsearch.start(config.withPort(uri.getPort()));
    }

    @Override
    public void close() {
        node.close();
        folder.close();
    }
}
