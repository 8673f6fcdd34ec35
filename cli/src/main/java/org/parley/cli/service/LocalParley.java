package org.parley.cli.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.parley.embedded.EmbeddedStack;
import org.parley.embedded.EmbeddedStackConfig;
import org.parley.runtime.Service;
import org.parley.runtime.config.Settings;

/**
 * All of Parley in this process, on a broker and a search node of its own. It goes on where the same folder was left. Started and closed
 * through the {@link ServiceRunner} that owns its parts.
 */
public final class LocalParley {

    /** A laptop's share: enough to see work spread, few enough to start at once. */
    private static final String PARTITIONS = "2";

    private static final int SEARCH_HEAP_MEBIBYTES = 256;

    private final ServiceRunner runner;
    private final Path folder;
    private final Endpoints endpoints;

    private LocalParley(ServiceRunner runner, Path folder, Endpoints endpoints) {
        this.runner = runner;
        this.folder = folder;
        this.endpoints = endpoints;
    }

    /**
     * Starts the servers; the services come with {@link #startServices}.
     *
     * @param afresh whether what the folder holds from earlier runs is deleted first
     */
    public static LocalParley startServers(ServiceRunner runner, Path folder, boolean afresh) throws IOException {
        EmbeddedStackConfig config =
                EmbeddedStackConfig.in(folder).withElasticsearchHeapMebibytes(SEARCH_HEAP_MEBIBYTES);
        EmbeddedStack servers = runner.own(afresh ? EmbeddedStack.startAfresh(config) : EmbeddedStack.start(config));
        servers.onDeath(runner::fail);
        Endpoints endpoints = new Endpoints(
                servers.bootstrapServers(), servers.elasticsearch().toString());
        runner.own(endpoints.publish());
        return new LocalParley(runner, folder, endpoints);
    }

    /** Where the servers listen. */
    public Endpoints endpoints() {
        return endpoints;
    }

    /** What the services must be told to work with these servers. */
    public Map<String, String> wiring() {
        Map<String, String> wiring = new LinkedHashMap<>(endpoints.asSettings());
        wiring.put("kafka.partitions", PARTITIONS);
        wiring.put("enrich.state-dir", folder.resolve("enrich").toString());
        wiring.put("enrich.threads", "1");
        return wiring;
    }

    /**
     * Starts all services, the desk with a clock of its own.
     *
     * @throws InterruptedException when the process is told to stop meanwhile
     */
    public void startServices(Settings settings, MeterRegistry metrics, Clock deskClock) throws InterruptedException {
        Services services = new Services(settings, metrics, Clock.systemUTC());
        List<Supplier<? extends Service>> starts =
                List.of(services::sink, services::enrich, services::ingest, () -> services.desk(deskClock));
        runner.start(starts);
        runner.awaitReady(Duration.ofMinutes(1));
    }
}
