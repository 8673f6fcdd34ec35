package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ParleyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TestFactory
    Stream<DynamicTest> shouldHelpWithEveryCommand() {
        return Parley.commandLine().getSubcommands().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    StringWriter help = new StringWriter();
                    int code =
                            Parley.commandLine().setOut(new PrintWriter(help)).execute(name, "--help");
                    assertThat(code).isZero();
                    assertThat(help.toString()).contains("Usage:");
                }));
    }

    @Test
    void shouldKnowTheCommandsOfTheContract() {
        assertThat(Parley.commandLine().getSubcommands())
                .containsKeys(
                        "demo",
                        "up",
                        "ingest",
                        "enrich",
                        "sink",
                        "desk",
                        "feeds",
                        "scrape",
                        "extract",
                        "replay",
                        "explain",
                        "topics",
                        "dead-letters");
    }

    @Test
    void shouldAnswerAMistakeWithASentenceAndNoStackTrace() {
        assertThat(run("extract", "/no/such/file.jsonl")).isEqualTo(ExitCodes.USAGE);

        assertThat(err.toString()).contains("no such file: /no/such/file.jsonl").doesNotContain("\tat ");
    }

    @Test
    void shouldNameASettingThatNobodyKnows() {
        assertThat(run("topics", "list", "-S", "kafka.bootstrap=x")).isEqualTo(ExitCodes.USAGE);

        assertThat(err.toString()).contains("setting kafka.bootstrap").doesNotContain("\tat ");
    }

    @Test
    void shouldSayThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int code = run("desk", "-S", "operations.port=" + taken.getLocalPort());

            assertThat(code).isEqualTo(ExitCodes.USAGE);
            assertThat(err.toString()).contains("the port is taken").doesNotContain("\tat ");
        }
    }

    @Test
    void shouldNameALexiconThatIsWrong(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/dossier.yaml"), "nonsense: [");

        assertThat(run("extract", "--dossiers", folder.toString(), "/dev/null")).isEqualTo(ExitCodes.USAGE);

        assertThat(err.toString()).contains("dossier.yaml").doesNotContain("\tat ");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        assertThat(run("extrct")).isEqualTo(ExitCodes.USAGE);

        assertThat(err.toString()).contains("extract");
    }

    private int run(String... arguments) {
        CommandLine command = Parley.commandLine();
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
