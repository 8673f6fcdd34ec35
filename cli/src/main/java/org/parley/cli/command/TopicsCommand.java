package org.parley.cli.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.cli.ExitCodes;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley topics}: looks at the topics, and creates them with their settings. */
@Command(
        name = "topics",
        description = "Shows Parley's topics, or creates those that are missing.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsCommand.ListTopics.class, TopicsCommand.Create.class})
public final class TopicsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() {
        return list(spec, options);
    }

    @Command(name = "list", description = "Shows each topic with its settings.", mixinStandardHelpOptions = true)
    static final class ListTopics implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() {
            return list(spec, options);
        }
    }

    @Command(
            name = "create",
            description = "Creates the topics that are missing; leaves the others as they are.",
            mixinStandardHelpOptions = true)
    static final class Create implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private SettingsOptions options = new SettingsOptions();

        @Override
        public Integer call() {
            try (TopicAdmin admin = new TopicAdmin(KafkaConfig.from(Running.settings(options)))) {
                List<String> created = admin.createMissing();
                created.forEach(name -> spec.commandLine().getOut().println("created " + name));
                if (created.isEmpty()) {
                    spec.commandLine().getOut().println("nothing to create: all topics are there");
                }
            }
            return ExitCodes.OK;
        }
    }

    private static int list(CommandSpec spec, SettingsOptions options) {
        try (TopicAdmin admin = new TopicAdmin(KafkaConfig.from(Running.settings(options)))) {
            Map<String, Integer> counts = admin.partitionCounts();
            for (Topic<?> topic : Topics.ALL) {
                Integer partitions = counts.get(topic.name());
                String shown = partitions == null ? "missing" : partitions + " partitions";
                spec.commandLine()
                        .getOut()
                        .printf(
                                "%-22s %-14s %-16s by %-4s %s%n",
                                topic.name(),
                                shown,
                                topic.valueSerde().type().getSimpleName(),
                                topic.partitioning().name().toLowerCase(java.util.Locale.ROOT),
                                topic.settings().toTopicConfig().get("cleanup.policy"));
            }
            return counts.size() == Topics.ALL.size() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
        }
    }
}
