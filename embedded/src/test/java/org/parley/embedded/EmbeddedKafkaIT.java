package org.parley.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Exit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaIT {

    @TempDir
    Path folder;

    @Test
    void shouldKeepRecordsAndClusterIdOverRestart() throws Exception {
        // given
        String clusterId;
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder))) {
            clusterId = KafkaProbe.clusterId(kafka.bootstrapServers());
            KafkaProbe.send(kafka.bootstrapServers(), "kept", "one");
        }
        // when
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder))) {
            // then
            assertThat(KafkaProbe.clusterId(kafka.bootstrapServers())).isEqualTo(clusterId);
            assertThat(KafkaProbe.readAll(kafka.bootstrapServers(), "kept")).containsExactly("one");
        }
    }

    @Test
    void shouldListenOnThePortAskedFor() throws Exception {
        // given
        int port = Ports.free(1).get(0);
        // when
        try (EmbeddedKafka kafka =
                EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder).withPort(port))) {
            // then
            assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
            assertThat(KafkaProbe.clusterId(kafka.bootstrapServers())).isNotBlank();
        }
    }

    @Test
    void shouldTellOfABrokerThatGivesUpAndKeepTheProcess() {
        // given
        List<EmbeddedServerException> told = new ArrayList<>();
        EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
        kafka.onDeath(told::add);
        // when
        Exit.halt(1, "no folder is left to write to");
        kafka.close();
        kafka.close();
        Exit.halt(1, "after it was closed");
        // then
        assertThat(told)
                .singleElement()
                .extracting(Throwable::getMessage)
                .isEqualTo("the embedded Kafka gave up (status 1): no folder is left to write to");
    }

    @Test
    void shouldSayThatThePortIsTakenAndGiveTheFolderFree() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedKafkaConfig taken = EmbeddedKafkaConfig.in(folder).withPort(other.getLocalPort());
            // then
            assertThatThrownBy(() -> EmbeddedKafka.start(taken))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("port " + other.getLocalPort() + " for Kafka is taken by another process");
        }
        FolderLock.take(folder).close();
    }

    @Test
    void shouldRefuseAFolderThatAnotherBrokerUses() {
        // given
        try (EmbeddedKafka first = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder))) {
            // then
            assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)))
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessage("another Parley is using " + folder);
            assertThat(first.bootstrapServers()).isNotBlank();
        }
    }

    @Test
    void shouldSayWhyTheFolderCannotBeUsed() throws Exception {
        // given
        Path log = Files.createDirectories(folder.resolve("log"));
        Files.writeString(log.resolve("meta.properties"), "version=1\ncluster.id=abc\nnode.id=7\n");
        // then
        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("cannot start Kafka in " + folder);
        FolderLock.take(folder).close();
    }

    @Test
    @Timeout(60)
    void shouldSurviveABrokerThatFailsWhileStarting() throws Exception {
        // given
        EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)).close();
        Path metadata = folder.resolve("log").resolve("__cluster_metadata-0");
        Folders.delete(metadata);
        Files.createFile(metadata);
        // then
        assertThatThrownBy(() -> EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder)))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("cannot start Kafka in " + folder);
        FolderLock.take(folder).close();
    }
}
