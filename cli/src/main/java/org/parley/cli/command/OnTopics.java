package org.parley.cli.command;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.parley.cli.ExitCodes;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands on topics share. */
abstract class OnTopics implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    /** Does the work and returns the exit code. */
    abstract int run(TopicAdmin topics);

    @Override
    public Integer call() {
        try (TopicAdmin topics = new TopicAdmin(KafkaConfig.from(Running.settings(options)))) {
            return run(topics);
        }
    }

    void say(String line) {
        spec.commandLine().getOut().println(line);
    }

    int list(TopicAdmin topics) {
        Map<String, Integer> counts = topics.partitionCounts();
        Topics.ALL.forEach(topic -> say(line(topic, counts)));
        return counts.size() == Topics.ALL.size() ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }

    private static String line(Topic<?> topic, Map<String, Integer> counts) {
        Integer partitions = counts.get(topic.name());
        return "%-22s %-14s %-16s by %-4s %s"
                .formatted(
                        topic.name(),
                        partitions == null ? "missing" : partitions + " partitions",
                        topic.valueSerde().type().getSimpleName(),
                        topic.partitioning().name().toLowerCase(Locale.ROOT),
                        topic.settings().toTopicConfig().get("cleanup.policy"));
    }
}
