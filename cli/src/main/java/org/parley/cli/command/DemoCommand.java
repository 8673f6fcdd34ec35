package org.parley.cli.command;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.cli.demo.DemoWorld;
import org.parley.cli.demo.ReplayServer;
import org.parley.cli.service.LocalParley;
import org.parley.cli.service.ServiceRunner;
import org.parley.cli.service.Tally;
import org.parley.cli.service.TallyReader;
import org.parley.cli.terminal.AlertPrinter;
import org.parley.cli.terminal.Progress;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley demo}: everything in one process, fed by a replayed world of invented outlets. */
@Command(
        name = "demo",
        description =
                "Runs everything on this machine and replays six weeks of coverage by invented outlets in about a minute.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    private static final Duration CATCH_UP = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int POLL_SECONDS = 1;

    @Mixin
    private LocalOptions local = new LocalOptions();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(names = "--once", description = "Stop when the replay is over instead of keeping the desk open.")
    private boolean once;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        DemoWorld world = DemoWorld.bundled();
        Path folder = local.folder("demo");
        ServiceRunner runner = new ServiceRunner();
        try {
            say("Starting Kafka and Elasticsearch …");
            // The default folder is nobody's data: each run tells the story anew. A folder that was asked for is gone
            // on with.
            boolean afresh = !local.folderIsGiven();
            LocalParley parley = LocalParley.startServers(runner, folder, afresh);
            ReplayServer outlets = runner.own(new ReplayServer(world, Clock.systemUTC(), 0));
            outlets.start();
            Settings settings = options.load(wiring(parley, outlets));
            Subscriptions.add(settings, world.subscriptions(Instant.now(), POLL_SECONDS));
            parley.startServices(settings, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT), outlets.worldClock());
            introduce(parley, settings, folder, world);
            boolean finished = replay(runner, settings, outlets, world);
            if (finished && !once) {
                say("The desk stays open on http://localhost:" + settings.text("desk.port")
                        + "; Ctrl-C stops everything.");
                runner.awaitStop();
            }
        } catch (RuntimeException | IOException failure) {
            runner.closeAll();
            throw failure;
        }
        return runner.closeAll();
    }

    private Map<String, String> wiring(LocalParley parley, ReplayServer outlets) {
        Map<String, String> wiring = parley.wiring();
        wiring.put("desk.port", local.port());
        wiring.put("desk.article-link", outlets.root() + "{host}{path}");
        wiring.put(
                "ingest.fetch.proxy",
                "http://" + outlets.address().getHostString() + ":"
                        + outlets.address().getPort());
        wiring.put("ingest.fetch.host-pause", "20ms");
        return wiring;
    }

    private void introduce(LocalParley parley, Settings settings, Path folder, DemoWorld world) {
        say("Kafka          " + parley.endpoints().bootstrapServers());
        say("Elasticsearch  " + parley.endpoints().elasticsearchUrl());
        say("Data           " + folder);
        say("Desk           http://localhost:" + settings.text("desk.port") + "  <- open this");
        say("");
        say("Replaying %d articles of %d invented outlets over about a minute. Alerts as they fire:"
                .formatted(world.releases().size(), world.outlets().size()));
    }

    /** Tells the story; true when it was told to its end and everything has arrived. */
    private boolean replay(ServiceRunner runner, Settings settings, ReplayServer outlets, DemoWorld world)
            throws IOException, InterruptedException {
        Instant began = Instant.now();
        runner.own(AlertPrinter.start(KafkaConfig.from(settings), this::say));
        outlets.begin();
        if (!awaitReleases(runner, outlets)) {
            return false;
        }
        try (TallyReader reader = new TallyReader(KafkaConfig.from(settings), ElasticsearchConfig.from(settings))) {
            Tally tally = awaitArrival(runner, reader, world);
            summarize(tally, world, Duration.between(began, Instant.now()));
        }
        return true;
    }

    private static boolean awaitReleases(ServiceRunner runner, ReplayServer outlets) throws InterruptedException {
        try (Progress progress = Progress.start("replay", outlets.replay().total())) {
            int shown = 0;
            while (!outlets.replay().finished()) {
                if (runner.awaitStop(LOOK)) {
                    return false;
                }
                for (; shown < outlets.replay().released(); shown++) {
                    progress.step();
                }
            }
        }
        return true;
    }

    /** Waits until every article was read and what it led to stands in Elasticsearch, or gives up and tells what there is. */
    private static Tally awaitArrival(ServiceRunner runner, TallyReader reader, DemoWorld world)
            throws InterruptedException, IOException {
        Instant deadline = Instant.now().plus(CATCH_UP);
        Tally before = reader.read();
        while (true) {
            boolean stopping = runner.awaitStop(Duration.ofSeconds(1));
            Tally now = reader.read();
            boolean arrived = now.articles() >= world.releases().size() && now.isIndexed() && now.equals(before);
            if (arrived || stopping || Instant.now().isAfter(deadline)) {
                return now;
            }
            before = now;
        }
    }

    private void summarize(Tally tally, DemoWorld world, Duration took) {
        say("");
        say("The replay is over after " + took.toSeconds() + " s.");
        say("  articles  %d of %d, of %d outlets in %d languages"
                .formatted(tally.articles(), world.releases().size(), tally.outlets(), tally.languages()));
        say("  events    %d, from %d mentions".formatted(tally.events(), tally.mentions()));
        say("  merges    %d mentions joined an event that was known, %d events proved to be another one"
                .formatted(tally.joins(), tally.mergedEvents()));
        say("  alerts    %d: %d new, %d updates, %d retractions"
                .formatted(tally.alerts(), tally.newAlerts(), tally.updates(), tally.retractions()));
        if (tally.deadLetters() > 0) {
            say("  dead      %d records could not be processed: parley dead-letters list"
                    .formatted(tally.deadLetters()));
        }
        say(
                tally.isIndexed()
                        ? "  Elasticsearch holds all of it."
                        : "  Elasticsearch holds %d articles and %d events so far."
                                .formatted(tally.indexedArticles(), tally.indexedEvents()));
    }

    private void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
    }
}
