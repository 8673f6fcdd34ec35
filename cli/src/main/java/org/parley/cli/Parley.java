package org.parley.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.parley.cli.command.DeadLettersCommand;
import org.parley.cli.command.DemoCommand;
import org.parley.cli.command.DemoWorldCommand;
import org.parley.cli.command.ExplainCommand;
import org.parley.cli.command.ExtractCommand;
import org.parley.cli.command.FeedsCommand;
import org.parley.cli.command.ReindexCommand;
import org.parley.cli.command.ReplayCommand;
import org.parley.cli.command.RulesCommand;
import org.parley.cli.command.ScrapeCommand;
import org.parley.cli.command.ServiceCommand;
import org.parley.cli.command.TopicsCommand;
import org.parley.cli.command.UpCommand;
import org.parley.cli.command.VerifyCommand;
import org.parley.schemas.TrustedRecords;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The {@code parley} command. */
@Command(
        name = "parley",
        description = "Watches the news for a peace process: one living record per real-world event.",
        mixinStandardHelpOptions = true,
        versionProvider = Parley.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            DemoWorldCommand.class,
            UpCommand.class,
            ServiceCommand.Ingest.class,
            ServiceCommand.Enrich.class,
            ServiceCommand.Sink.class,
            ServiceCommand.Desk.class,
            FeedsCommand.class,
            ScrapeCommand.class,
            ExtractCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            RulesCommand.class,
            TopicsCommand.class,
            DeadLettersCommand.class,
            VerifyCommand.class,
            ReindexCommand.class,
            HelpCommand.class
        })
public final class Parley {

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The command with its error handling, writing UTF-8 whatever the platform's charset. */
    public static CommandLine commandLine() {
        TrustedRecords.install();
        return new CommandLine(new Parley())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new ErrorReporter());
    }

    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Parley.class.getPackage().getImplementationVersion();
            return new String[] {"parley " + (version == null ? "(development)" : version)};
        }
    }
}
