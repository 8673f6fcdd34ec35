package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
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
