package org.parley.cli.command;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.parley.cli.ExitCodes;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.elasticsearch.IndexVerifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code parley verify}: do the indices hold what the topics hold? */
@Command(
        name = "verify",
        description = "Compares topics and indices: number, ids and revisions; prints every difference. "
                + "Meant for a sink that has caught up.",
        mixinStandardHelpOptions = true)
public final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = Running.settings(options);
        long differences = 0;
        try (ElasticsearchClient client = ElasticsearchClients.create(ElasticsearchConfig.from(settings))) {
            IndexVerifier verifier = new IndexVerifier(KafkaConfig.from(settings), client);
            for (SearchIndex index : SearchIndex.values()) {
                IndexVerifier.Summary summary = verifier.verify(index, out::println);
                out.printf(
                        "%-18s %d in the topic, %d in the index, %d expired, %d unreadable, %d differences%n",
                        index.alias(),
                        summary.inTopic(),
                        summary.inIndex(),
                        summary.expired(),
                        summary.unreadable(),
                        summary.differences());
                differences += summary.differences();
            }
        }
        return differences == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }
}
