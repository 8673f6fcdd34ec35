package org.parley.containers;

import java.time.Duration;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.elasticsearch.ElasticsearchContainer;
import org.testcontainers.utility.DockerImageName;

/** Nodes that are as small and as open as the embedded one. */
final class ElasticsearchContainers {

    private static final int HTTP_PORT = 9200;
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);

    private ElasticsearchContainers() {}

    static ElasticsearchContainer of(DockerImageName image) {
        ElasticsearchContainer container = new ElasticsearchContainer(image);
        container
                .withEnv("xpack.security.enabled", "false")
                // Tests fill no disk, and that of a busy machine may be fuller than the node likes.
                .withEnv("cluster.routing.allocation.disk.threshold_enabled", "false")
                // Testcontainers' own figure of 2 GB is twice what CI can spare.
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .waitingFor(Wait.forHttp("/_cluster/health?wait_for_status=yellow&timeout=1s")
                        .forPort(HTTP_PORT)
                        .withStartupTimeout(START_PATIENCE));
        return container;
    }
}
