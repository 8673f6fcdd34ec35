package org.parley.embedded.junit;

import java.net.URI;
import java.util.ServiceLoader;

/**
 * The servers of this test JVM. They come from the first {@link TestServers} that the service loader finds (containers, where a build
 * profile adds them), else they are embedded. They start when first asked for and stop with the JVM.
 */
public final class SharedServers implements TestServers {

    private static final SharedServers INSTANCE =
            new SharedServers(ServiceLoader.load(TestServers.class).findFirst().orElseGet(OnDemandServers::new));

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE.servers::close, "stop-shared-servers"));
    }

    private final TestServers servers;
    private boolean kafkaAsked;
    private boolean elasticsearchAsked;

    private SharedServers(TestServers servers) {
        this.servers = servers;
    }

    /** The one instance; asking for it starts nothing. */
    public static SharedServers get() {
        return INSTANCE;
    }

    @Override
    public synchronized String bootstrapServers() {
        kafkaAsked = true;
        return servers.bootstrapServers();
    }

    @Override
    public synchronized URI elasticsearch() {
        elasticsearchAsked = true;
        return servers.elasticsearch();
    }

    @Override
    public ElasticsearchNode startElasticsearchNode() {
        return servers.startElasticsearchNode();
    }

    /** Deletes every topic, consumer group, index and template whose name begins with {@code parley}; starts nothing. */
    public synchronized void clear() {
        if (kafkaAsked) {
            new KafkaCleaner(servers.bootstrapServers()).clear();
        }
        if (elasticsearchAsked) {
            new ElasticsearchCleaner(servers.elasticsearch()).clear();
        }
    }

    /** Does nothing: the servers are shared and stop with the JVM. */
    @Override
    public void close() {}
}
