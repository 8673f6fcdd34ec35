package org.parley.cli.command;

import java.util.List;
import org.parley.cli.ExitCodes;
import org.parley.runtime.kafka.TopicAdmin;
import picocli.CommandLine.Command;

/** {@code parley topics}: looks at the topics, and creates them with their settings. */
@Command(
        name = "topics",
        description = "Shows Parley's topics, or creates those that are missing.",
        mixinStandardHelpOptions = true,
        subcommands = {TopicsCommand.ListTopics.class, TopicsCommand.Create.class})
public final class TopicsCommand extends OnTopics {

    @Override
    int run(TopicAdmin topics) {
        return list(topics);
    }

    @Command(name = "list", description = "Shows each topic with its settings.", mixinStandardHelpOptions = true)
    static final class ListTopics extends OnTopics {
        @Override
        int run(TopicAdmin topics) {
            return list(topics);
        }
    }

    @Command(
            name = "create",
            description = "Creates the topics that are missing; leaves the others as they are.",
            mixinStandardHelpOptions = true)
    static final class Create extends OnTopics {
        @Override
        int run(TopicAdmin topics) {
            List<String> created = topics.createMissing();
            created.forEach(name -> say("created " + name));
            if (created.isEmpty()) {
                say("nothing to create: all topics are there");
            }
            return ExitCodes.OK;
        }
    }
}
