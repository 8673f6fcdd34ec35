package org.parley.cli.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.cli.service.LocalParley;
import org.parley.cli.service.ServiceRunner;
import org.parley.runtime.config.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley up}: everything in one process, with the real feeds. */
@Command(
        name = "up",
        description = "Runs everything on this machine with the feeds of an OPML file.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private LocalOptions local = new LocalOptions();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--feeds",
            paramLabel = "OPML",
            description =
                    "Feeds to subscribe to where they are not yet. Default: feeds.opml beside the parley command.")
    private Path feeds = Path.of(System.getProperty("parley.home", ""), "feeds.opml");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = local.folder("up");
        ServiceRunner runner = new ServiceRunner();
        try {
            out.println("Starting Kafka and Elasticsearch …");
            LocalParley parley = LocalParley.startServers(runner, folder, false);
            Map<String, String> wiring = parley.wiring();
            wiring.put("desk.port", local.port());
            Settings settings = options.load(wiring);
            Subscriptions.importFile(settings, feeds);
            parley.startServices(settings, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), Clock.systemUTC());
            out.println("Kafka          " + parley.endpoints().bootstrapServers());
            out.println("Elasticsearch  " + parley.endpoints().elasticsearchUrl());
            out.println("Data           " + folder);
            out.println("Desk           http://localhost:" + settings.text("desk.port"));
            out.println("Ctrl-C stops everything.");
            runner.awaitStop();
        } catch (RuntimeException | IOException failure) {
            runner.closeAll();
            throw failure;
        }
        return runner.closeAll();
    }
}
