package org.parley.cli.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.cli.service.OperationsServer;
import org.parley.cli.service.ServiceRunner;
import org.parley.cli.service.Services;
import org.parley.runtime.Service;
import org.parley.runtime.config.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The commands that run one service against a Kafka and an Elasticsearch that are there already. */
public abstract class ServiceCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceCommand.class);

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    /** Builds the service. */
    abstract Service build(Services services);

    /** What is to be done once before the service starts. */
    void prepare(Settings settings) {
        // most need nothing
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.load();
        prepare(settings);
        PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Service service = build(new Services(settings, metrics, Clock.systemUTC()));
        ServiceRunner runner = new ServiceRunner();
        try {
            OperationsServer operations = runner.own(OperationsServer.start(settings, service::ready, metrics));
            LOG.info("answering health and metrics port={}", operations.port());
            runner.start(List.of(() -> service));
            runner.awaitStop();
        } catch (RuntimeException failure) {
            runner.closeAll();
            throw failure;
        }
        return runner.closeAll();
    }

    /** {@code parley ingest}. */
    @Command(
            name = "ingest",
            description = "Runs the ingest service: polls feeds, fetches and reads articles.",
            mixinStandardHelpOptions = true)
    public static final class Ingest extends ServiceCommand {

        @Option(
                names = "--import",
                paramLabel = "OPML",
                description = "Subscribe to these feeds first, where they are not subscribed to yet.")
        private @Nullable Path opml;

        @Override
        void prepare(Settings settings) {
            if (opml != null) {
                Subscriptions.importFile(settings, opml);
            }
        }

        @Override
        Service build(Services services) {
            return services.ingest();
        }
    }

    /** {@code parley enrich}. */
    @Command(
            name = "enrich",
            description = "Runs the enrich service: articles to mentions, events, alerts and coverage.",
            mixinStandardHelpOptions = true)
    public static final class Enrich extends ServiceCommand {
        @Override
        Service build(Services services) {
            return services.enrich();
        }
    }

    /** {@code parley sink}. */
    @Command(
            name = "sink",
            description =
                    "Runs the sink service: writes events, articles, alerts and coverage to Elasticsearch, alerts to webhooks.",
            mixinStandardHelpOptions = true)
    public static final class Sink extends ServiceCommand {
        @Override
        Service build(Services services) {
            return services.sink();
        }
    }

    /** {@code parley desk}. */
    @Command(name = "desk", description = "Runs the desk: page, API and live stream.", mixinStandardHelpOptions = true)
    public static final class Desk extends ServiceCommand {
        @Override
        Service build(Services services) {
            return services.desk();
        }
    }
}
