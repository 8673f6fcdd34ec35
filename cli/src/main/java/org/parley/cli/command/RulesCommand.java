package org.parley.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.cli.UserErrorException;
import org.parley.cli.json.ArticleJson;
import org.parley.cli.replay.AlertScore;
import org.parley.cli.replay.Replays;
import org.parley.cli.replay.TopologyReplay;
import org.parley.cli.terminal.AlertListing;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.schemas.Alert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley rules}: what alert rules would have told. */
@Command(
        name = "rules",
        description = "Shows the alert rules, and what one of them would have told of an archive.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.ListRules.class, RulesCommand.Test.class})
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list or test");
    }

    @Command(name = "list", description = "Shows the rules, each in a line.", mixinStandardHelpOptions = true)
    static final class ListRules implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private RulesOptions rules = new RulesOptions();

        @Override
        public Integer call() {
            RuleLines.of(rules.load()).forEach(spec.commandLine().getOut()::println);
            return 0;
        }
    }

    @Command(
            name = "test",
            description =
                    "Replays an archive of articles and prints the alerts that a rule would have raised, with the updates in its thread.",
            mixinStandardHelpOptions = true)
    static final class Test implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(index = "0", paramLabel = "RULE", description = "Name of the rule.")
        private String rule = "";

        @Mixin
        private InputOptions input = new InputOptions();

        @Mixin
        private RulesOptions rules = new RulesOptions();

        @Mixin
        private DossierOptions dossiers = new DossierOptions();

        @Option(
                names = "--gold",
                paramLabel = "FILE",
                description =
                        "What people marked in the same articles (JSON lines): scores new encounters told once, repeated, missed.")
        private @Nullable String gold;

        @Override
        public Integer call() throws IOException {
            boolean onCoverage = CoverageAlarm.NAMES.contains(rule);
            AlertRules chosen = onCoverage
                    ? rules.load()
                    : rules.load()
                            .only(rule)
                            .orElseThrow(() -> new UserErrorException("there is no rule " + rule + "; there are: "
                                    + String.join(", ", RuleLines.names(rules.load()))));
            Set<String> asked = onCoverage ? Set.of(rule) : Set.copyOf(RuleLines.eventRules(chosen));
            PrintWriter errors = spec.commandLine().getErr();
            AlertScore score = new AlertScore();
            int marks = gold == null ? 0 : new LineSource(gold, 1).read("marks", errors, json -> json, score::mark);
            try (TopologyReplay replay = Replays.open(dossiers.readers(), chosen)) {
                int exitCode = input.read("articles", errors, ArticleJson::fromJson, replay::accept);
                List<Alert> alerts = replay.alerts().stream()
                        .filter(alert -> asked.contains(alert.getRule()))
                        .toList();
                List<String> lines =
                        gold == null ? AlertListing.lines(alerts) : score.report(alerts, replay.eventsById());
                lines.forEach(spec.commandLine().getOut()::println);
                return Math.max(marks, exitCode);
            }
        }
    }
}
