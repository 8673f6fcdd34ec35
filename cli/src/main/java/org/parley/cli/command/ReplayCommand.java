package org.parley.cli.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.cli.json.ArticleJson;
import org.parley.cli.json.EventJson;
import org.parley.cli.json.JsonLines;
import org.parley.cli.replay.Replays;
import org.parley.cli.replay.TopologyReplay;
import org.parley.schemas.Alert;
import org.parley.schemas.Event;
import org.parley.schemas.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code parley replay}: articles to events and alerts through the production topology, without a broker. */
@Command(
        name = "replay",
        description =
                "Runs articles through the topology that production runs and writes the final state of each event.",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    private LinesOptions lines = new LinesOptions();

    @Mixin
    private DossierOptions dossiers = new DossierOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    @Option(names = "--alerts", paramLabel = "FILE", description = "Write the alerts that fired, one a line.")
    private @Nullable Path alertsFile;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (TopologyReplay replay = Replays.open(dossiers.readers(), rules.load());
                Writer out = lines.writer()) {
            int exitCode = lines.read("articles", spec.commandLine().getErr(), ArticleJson::fromJson, replay::accept);
            for (Event event : replay.events()) {
                JsonLines.write(out, EventJson.toJson(event));
            }
            if (alertsFile != null) {
                writeAlerts(alertsFile, replay);
            }
            return exitCode;
        }
    }

    private static void writeAlerts(Path file, TopologyReplay replay) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Alert alert : replay.alerts()) {
                JsonLines.write(out, RecordJson.toJson(alert));
            }
        }
    }
}
