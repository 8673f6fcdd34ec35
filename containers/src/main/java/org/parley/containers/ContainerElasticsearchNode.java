package org.parley.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import org.parley.embedded.junit.ElasticsearchNode;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.utility.DockerImageName;

/** A container that is killed and started again under its old address, with the data that its kill left. */
final class ContainerElasticsearchNode implements ElasticsearchNode {

    private final ElasticsearchContainer container;
    private final URI uri;

    private ContainerElasticsearchNode(ElasticsearchContainer container, URI uri) {
        this.container = container;
        this.uri = uri;
    }

    static ContainerElasticsearchNode start(DockerImageName image) {
        ElasticsearchContainer container = ElasticsearchContainers.of(image);
        // Docker would choose another port for the second start.
        container.setPortBindings(List.of(freePort() + ":9200"));
        container.start();
        return new ContainerElasticsearchNode(container, URI.create("http://" + container.getHttpHostAddress()));
    }

    @Override
    public URI uri() {
        return uri;
    }

    @Override
    public void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    @Override
    public void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
    }

    @Override
    public void close() {
        container.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
