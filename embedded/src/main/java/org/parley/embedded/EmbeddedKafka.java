package org.parley.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker inside this process, reachable from this machine only. It keeps its data in a folder and goes on from
 * there at the next start, also after the process was killed. The port may be another one then.
 *
 * <p>Start and close it from one thread; any thread may use its address.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

    private static final int ATTEMPTS = 3;

    private final KafkaRaftServer server;
    private final FolderLock lock;
    private final String bootstrapServers;
    private final CompletableFuture<EmbeddedServerException> death = new CompletableFuture<>();
    private final Consumer<EmbeddedServerException> exitListener = death::complete;

    private EmbeddedKafka(KafkaRaftServer server, FolderLock lock, String bootstrapServers) {
        this.server = server;
        this.lock = lock;
        this.bootstrapServers = bootstrapServers;
        KafkaExits.add(exitListener);
    }

    /**
     * Starts a broker and returns when it takes requests.
     *
     * @throws EmbeddedServerException when the folder or the port cannot be used
     */
    public static EmbeddedKafka start(EmbeddedKafkaConfig config) {
        FolderLock lock = FolderLock.take(config.folder());
        try {
            return start(config, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The broker's address as clients want it, {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Tells the listener, from any thread, when the broker gives up though nobody closed it; at once if it already has. */
    public void onDeath(Consumer<EmbeddedServerException> listener) {
        death.thenAccept(listener);
    }

    /** Stops the broker and gives the folder free. Does nothing the second time. */
    @Override
    public void close() {
        KafkaExits.remove(exitListener);
        stop(server);
        lock.close();
    }

    private static EmbeddedKafka start(EmbeddedKafkaConfig config, FolderLock lock) {
        Path logFolder = config.folder().resolve("log");
        format(logFolder);
        if (config.port() != 0) {
            Ports.requireFree("Kafka", config.port());
        }
        // A free port may be lost to another process before the broker binds it.
        for (int attempt = 1; ; attempt++) {
            List<Integer> free = Ports.free(2);
            int clientPort = config.port() == 0 ? free.get(0) : config.port();
            try {
                KafkaRaftServer server =
                        startServer(config.folder(), KafkaSettings.of(logFolder, clientPort, free.get(1)));
                String address = Ports.LOOPBACK + ":" + clientPort;
                LOG.info("Embedded Kafka is up at {} with its data in {}", address, config.folder());
                return new EmbeddedKafka(server, lock, address);
            } catch (EmbeddedServerException e) {
                if (attempt == ATTEMPTS || !isCausedByPort(e)) {
                    throw e;
                }
            }
        }
    }

    private static KafkaRaftServer startServer(Path folder, Properties settings) {
        KafkaExits.takeOver();
        KafkaRaftServer server = null;
        try {
            server = new KafkaRaftServer(KafkaConfig.fromProps(settings, /* doLog= */ false), Time.SYSTEM);
            server.startup();
            return server;
        } catch (Exception e) {
            // Scala declares none of its exceptions, so any may come.
            if (server != null) {
                stop(server);
            }
            throw new EmbeddedServerException("cannot start Kafka in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static boolean isCausedByPort(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(BindException.class::isInstance);
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path logFolder) {
        if (Files.exists(logFolder.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
            return;
        }
        try {
            Files.createDirectories(logFolder);
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .addDirectory(logFolder.toString())
                    .setMetadataLogDirectory(logFolder.toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER_LISTENER)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new EmbeddedServerException("cannot make " + logFolder + " ready for Kafka: " + e.getMessage(), e);
        }
    }
}
