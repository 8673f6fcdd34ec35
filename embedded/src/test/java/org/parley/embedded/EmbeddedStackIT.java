package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedStackIT {

    private TemporaryFolder temporary;
    private EmbeddedStackConfig config;

    @BeforeEach
    void makeFolder() {
        temporary = new TemporaryFolder();
        config = EmbeddedStackConfig.in(temporary.path()).withElasticsearchHeapMebibytes(256);
    }

    @AfterEach
    void deleteFolder() {
        temporary.close();
    }

    @Test
    void shouldServeBothAndRefuseASecondOwner() throws Exception {
        // when
        try (EmbeddedStack stack = EmbeddedStack.start(config)) {
            // then
            assertThat(KafkaProbe.clusterId(stack.bootstrapServers())).isNotBlank();
            assertThat(HttpProbe.get(stack.elasticsearch().resolve("/_cluster/health")))
                    .contains("\"status\":\"green\"");
            assertThatThrownBy(() -> EmbeddedStack.start(config))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("another Parley is using " + config.folder());
        }
        // and the folder is free again
        FolderLock.take(config.folder()).close();
    }

    @Test
    void shouldStopTheBrokerWhenTheNodeCannotStart() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            // when
            assertThatThrownBy(() -> EmbeddedStack.start(config.withPorts(0, other.getLocalPort())))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("for Elasticsearch is taken");
        }
        // then
        FolderLock.take(config.kafka().folder()).close();
        FolderLock.take(config.folder()).close();
    }
}
