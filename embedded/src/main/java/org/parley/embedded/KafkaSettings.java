package org.parley.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;

/** The broker's settings: one node that is broker and controller at once, loopback only, sized for a laptop. */
final class KafkaSettings {

    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private static final String CLIENT_LISTENER = "CLIENT";
    private static final String INTERNAL_PARTITIONS = "4";
    private static final int MIB = 1024 * 1024;

    private KafkaSettings() {}

    static Properties of(Path logFolder, int clientPort, int controllerPort) {
        Properties settings = new Properties();
        addRoles(settings, clientPort, controllerPort);
        addSingleNode(settings);
        addLaptopSizes(settings);
        settings.setProperty("log.dirs", logFolder.toString());
        return settings;
    }

    private static void addRoles(Properties settings, int clientPort, int controllerPort) {
        String clientListener = CLIENT_LISTENER + "://" + Ports.LOOPBACK + ":" + clientPort;
        String controller = Ports.LOOPBACK + ":" + controllerPort;
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", Integer.toString(NODE_ID));
        settings.setProperty("listeners", clientListener + "," + CONTROLLER_LISTENER + "://" + controller);
        settings.setProperty("advertised.listeners", clientListener);
        settings.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
        settings.setProperty("controller.listener.names", CONTROLLER_LISTENER);
        settings.setProperty(
                "listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        // Voters by setting, not by record: the port may change from start to start.
        settings.setProperty("controller.quorum.voters", NODE_ID + "@" + controller);
    }

    private static void addSingleNode(Properties settings) {
        settings.setProperty("default.replication.factor", "1");
        settings.setProperty("min.insync.replicas", "1");
        settings.setProperty("offsets.topic.replication.factor", "1");
        settings.setProperty("transaction.state.log.replication.factor", "1");
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.replication.factor", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        // A laptop may rest for weeks; with the default of seven days the services would begin anew.
        settings.setProperty(
                "offsets.retention.minutes", Long.toString(Duration.ofDays(400).toMinutes()));
    }

    private static void addLaptopSizes(Properties settings) {
        settings.setProperty("offsets.topic.num.partitions", INTERNAL_PARTITIONS);
        settings.setProperty("transaction.state.log.num.partitions", INTERNAL_PARTITIONS);
        settings.setProperty("share.coordinator.state.topic.num.partitions", INTERNAL_PARTITIONS);
        settings.setProperty("offsets.topic.segment.bytes", Integer.toString(8 * MIB));
        settings.setProperty("transaction.state.log.segment.bytes", Integer.toString(8 * MIB));
        settings.setProperty("log.segment.bytes", Integer.toString(64 * MIB));
        settings.setProperty("log.index.size.max.bytes", Integer.toString(MIB));
        // Has to hold the keys of one segment: 64 MiB of records of 100 bytes and more.
        settings.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB));
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("metadata.max.idle.interval.ms", "5000");
    }
}
