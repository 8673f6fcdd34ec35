package org.parley.cli.command;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.parley.cli.ExitCodes;
import org.parley.cli.terminal.Progress;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.parley.sink.SinkConfig;
import org.parley.sink.elasticsearch.Reindexer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley reindex}: builds indices anew from the topics while the services go on. */
@Command(
        name = "reindex",
        description =
                "Builds the next version of an index from its topic and moves the alias to it; no service has to stop.",
        mixinStandardHelpOptions = true)
public final class ReindexCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "INDEX",
            arity = "0..*",
            description = "Any of ${COMPLETION-CANDIDATES}. Default: all of them.")
    private List<SearchIndex> indices = List.of();

    @Option(names = "--delete-old", description = "Delete the version before when the new one has taken its place.")
    private boolean deleteOld;

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Settings settings = Running.settings(options);
        long refused = 0;
        try (ElasticsearchClient client = ElasticsearchClients.create(ElasticsearchConfig.from(settings))) {
            SearchDocuments documents = new SearchDocuments(new LuceneStemmer());
            for (SearchIndex index : indices.isEmpty() ? List.of(SearchIndex.values()) : indices) {
                // A reindexer counts for one index.
                Reindexer reindexer = new Reindexer(
                        KafkaConfig.from(settings),
                        client,
                        documents,
                        SinkConfig.from(settings).indexer());
                refused += reindex(reindexer, index);
            }
        }
        return refused == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
    }

    private long reindex(Reindexer reindexer, SearchIndex index) throws IOException {
        try (Progress progress = Progress.start(index.alias())) {
            Reindexer.Report report = reindexer.reindex(index, deleteOld, progress::stepTo);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%-18s version %d to %d: %d written, %d carried over, %d refused%n",
                            index.alias(),
                            report.from(),
                            report.to(),
                            report.written(),
                            report.carried(),
                            report.refused());
            return report.refused();
        }
    }
}
