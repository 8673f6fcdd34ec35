package org.parley.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.parley.cli.ExitCodes;
import org.parley.cli.UserErrorException;
import org.parley.cli.service.DeadLetterBox;
import org.parley.cli.service.DeadLetterBox.Entry;
import org.parley.cli.service.DeadLetterBox.Outcome;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.json.RecordJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley dead-letters}: what could not be processed, and another try for it. */
@Command(
        name = "dead-letters",
        description = "Shows the records that could not be processed, or sends them back to be tried again.",
        mixinStandardHelpOptions = true,
        subcommands = {DeadLettersCommand.ListLetters.class, DeadLettersCommand.Retry.class})
public final class DeadLettersCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list or retry");
    }

    @Command(name = "list", description = "Shows each dead letter with its reason.", mixinStandardHelpOptions = true)
    static final class ListLetters implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Option(names = "--stage", paramLabel = "STAGE", description = "Only those of one stage, as ingest.scrape.")
        private @Nullable String stage;

        @Option(names = "--json", description = "One JSON object a line, with the original bytes in Base64.")
        private boolean json;

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            try (DeadLetterBox box = new DeadLetterBox(KafkaConfig.from(Running.settings(options)))) {
                List<Entry> entries = box.list(stage);
                entries.forEach(entry -> out.println(json ? asJson(entry) : asText(entry)));
                if (entries.isEmpty() && !json) {
                    out.println("no dead letters");
                }
            }
            return ExitCodes.OK;
        }

        private static String asJson(Entry entry) {
            ObjectNode object = RecordJson.toJson(entry.letter());
            object.put("id", entry.id());
            return object.toString();
        }

        private static String asText(Entry entry) {
            DeadLetter letter = entry.letter();
            String detail = letter.getDetail() == null ? "" : " (" + letter.getDetail() + ")";
            return "%-7s %s  %-22s %s%s  %s"
                    .formatted(
                            entry.id(),
                            letter.getFailedAt(),
                            letter.getStage(),
                            letter.getReason(),
                            detail,
                            entry.key());
        }
    }

    @Command(
            name = "retry",
            description = "Sends dead letters back to the topic they came from, with their original bytes. "
                    + "A state that a later one has replaced is left alone.",
            mixinStandardHelpOptions = true)
    static final class Retry implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Ids as list shows them.")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All of them, or all of --stage.")
        private boolean all;

        @Option(names = "--stage", paramLabel = "STAGE", description = "With --all: only those of one stage.")
        private @Nullable String stage;

        @Override
        public Integer call() {
            if (ids.isEmpty() == !all) {
                throw new ParameterException(spec.commandLine(), "give either ids or --all");
            }
            try (DeadLetterBox box = new DeadLetterBox(KafkaConfig.from(Running.settings(options)))) {
                Map<Outcome, Integer> outcomes = new LinkedHashMap<>();
                for (Entry entry : chosen(box.list(stage))) {
                    Outcome outcome = box.retry(entry);
                    outcomes.merge(outcome, 1, Integer::sum);
                    spec.commandLine().getOut().println(entry.id() + " " + outcome.words());
                }
                return outcomes.keySet().stream().allMatch(Outcome.SENT::equals) ? ExitCodes.OK : ExitCodes.SOME_FAILED;
            }
        }

        private List<Entry> chosen(List<Entry> entries) {
            if (all) {
                return entries;
            }
            List<String> known = entries.stream().map(Entry::id).toList();
            ids.stream().filter(id -> !known.contains(id)).findFirst().ifPresent(id -> {
                throw new UserErrorException("there is no dead letter " + id);
            });
            return entries.stream().filter(entry -> ids.contains(entry.id())).toList();
        }
    }
}
