package org.parley.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ContainerPort;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.testcontainers.DockerClientFactory;

/** That the tests of other modules, asked to run in containers, do so. */
@ExtendWith(ServersExtension.class)
class ContainerServersIT {

    @Test
    void shouldHandOutContainersToTests(Servers servers) throws Exception {
        // when
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.bootstrapServers()))) {
            assertThat(admin.describeCluster().nodes().get()).hasSize(1);
        }
        URI health = servers.elasticsearch().resolve("/_cluster/health");
        String answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(health).build(), BodyHandlers.ofString())
                .body();

        // then
        assertThat(answer).contains("\"number_of_nodes\":1");
        assertThat(publishedPorts())
                .contains(
                        servers.elasticsearch().getPort(),
                        URI.create("kafka://" + address(servers)).getPort());
    }

    private static String address(Servers servers) {
        return servers.bootstrapServers().replaceFirst("^.*://", "");
    }

    private static List<Integer> publishedPorts() {
        return DockerClientFactory.instance().client().listContainersCmd().exec().stream()
                .flatMap(container -> Arrays.stream(container.getPorts()))
                .map(ContainerPort::getPublicPort)
                .filter(Objects::nonNull)
                .toList();
    }
}
