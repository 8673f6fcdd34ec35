package org.parley.embedded;

import java.nio.file.Path;

/**
 * Where an embedded broker keeps its data and where it listens.
 *
 * @param folder everything the broker keeps; made when missing, gone on with when not
 * @param port port for clients on the loopback address, 0 for a free one
 */
public record EmbeddedKafkaConfig(Path folder, int port) {

    public EmbeddedKafkaConfig {
        folder = folder.toAbsolutePath().normalize();
        Ports.check("kafka", port);
    }

    /** A broker on a free port. */
    public static EmbeddedKafkaConfig in(Path folder) {
        return new EmbeddedKafkaConfig(folder, 0);
    }

    public EmbeddedKafkaConfig withPort(int newPort) {
        return new EmbeddedKafkaConfig(folder, newPort);
    }
}
