package org.parley.runtime.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.parley.runtime.config.Secret;
import org.parley.runtime.config.Settings;

/**
 * How to reach Kafka.
 *
 * @param bootstrapServers brokers to begin with, {@code host:port} parted by commas
 * @param partitions partitions of topics that are created
 * @param replicationFactor copies of each partition, -1 for the broker's own default
 * @param clientProperties handed to every client as they are (security, timeouts); secrets among them are never printed
 */
public record KafkaConfig(
        String bootstrapServers, int partitions, int replicationFactor, Map<String, String> clientProperties) {

    public KafkaConfig {
        clientProperties = Map.copyOf(clientProperties);
    }

    public static KafkaConfig from(Settings settings) {
        return new KafkaConfig(
                settings.text("kafka.bootstrap-servers"),
                settings.integer("kafka.partitions", 1, 10_000),
                settings.integer("kafka.replication-factor", -1, 100),
                resolved(settings.map("kafka.client")));
    }

    /** Passwords, keys and login lines must be references: they would stand in process lists and dumps. */
    private static Map<String, String> resolved(Map<String, String> properties) {
        Map<String, String> resolved = new HashMap<>();
        properties.forEach((name, value) -> resolved.put(
                name,
                isSecret(name)
                        ? Secret.byReference("kafka.client." + name, value).value()
                        : value));
        return resolved;
    }

    private static boolean isSecret(String name) {
        return name.endsWith("password") || name.endsWith("jaas.config") || name.equals("ssl.keystore.key");
    }

    @Override
    public String toString() {
        return "KafkaConfig[bootstrapServers=" + bootstrapServers + ", partitions=" + partitions
                + ", replicationFactor=" + replicationFactor + ", clientProperties=" + clientProperties.keySet() + "]";
    }

    /** A fresh map with what every client needs, to be added to. */
    public Map<String, Object> clientConfig() {
        Map<String, Object> config = new HashMap<>(clientProperties);
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return config;
    }
}
