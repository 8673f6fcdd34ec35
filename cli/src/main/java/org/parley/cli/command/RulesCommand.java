package org.parley.cli.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.parley.cli.UserErrorException;
import org.parley.cli.json.ArticleJson;
import org.parley.cli.replay.Replays;
import org.parley.cli.replay.TopologyReplay;
import org.parley.enrich.watch.AlertRules;
import org.parley.schemas.Alert;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Command(name = "list", description = "Shows the names of the rules.", mixinStandardHelpOptions = true)
    static final class ListRules implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private RulesOptions rules = new RulesOptions();

        @Override
        public Integer call() {
            rules.load().all().forEach(rule -> spec.commandLine().getOut().println(rule.name()));
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

        @Override
        public Integer call() throws IOException {
            AlertRules chosen = rules.load()
                    .only(rule)
                    .orElseThrow(() -> new UserErrorException("there is no rule " + rule + ": parley rules list"));
            PrintWriter out = spec.commandLine().getOut();
            try (TopologyReplay replay = Replays.open(dossiers.readers(), chosen)) {
                int exitCode =
                        input.read("articles", spec.commandLine().getErr(), ArticleJson::fromJson, replay::accept);
                replay.alerts().forEach(alert -> out.println(line(alert)));
                out.println(replay.alerts().size() + " alerts");
                return exitCode;
            }
        }

        private static String line(Alert alert) {
            return "%s  %-7s  %-22s  %s"
                    .formatted(alert.getFiredAt(), alert.getAction(), alert.getRule(), alert.getTitle());
        }
    }
}
