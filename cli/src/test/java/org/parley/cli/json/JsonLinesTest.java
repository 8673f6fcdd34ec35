package org.parley.cli.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter out = new StringWriter();
    private final AtomicInteger steps = new AtomicInteger();
    private final JsonLines lines = new JsonLines(new PrintWriter(errors, true), 4, steps::incrementAndGet);

    @Test
    void shouldKeepInputOrderAlthoughLinesAreWorkedOnAtOnce() throws Exception {
        String input = IntStream.range(0, 1000)
                .mapToObj(number -> "{\"id\":" + number + "}")
                .collect(Collectors.joining("\n"));

        long bad = map(input, line -> {
            spin(line.get("id").intValue());
            return line;
        });

        assertThat(bad).isZero();
        assertThat(out.toString().lines().toList()).isEqualTo(input.lines().toList());
        assertThat(steps).hasValue(1000);
    }

    @Test
    void shouldReportBadLinesWithTheirNumberAndWriteTheGoodOnes() throws Exception {
        String input = """
                {"id":1}
                no json

                [1,2]
                {"id":2} trailing
                {"id":3}
                """;

        long bad = map(input, line -> line);

        assertThat(bad).isEqualTo(3);
        assertThat(out.toString()).isEqualTo("{\"id\":1}\n{\"id\":3}\n");
        assertThat(errors.toString()
                        .lines()
                        .map(error -> error.substring(0, error.indexOf(':')))
                        .toList())
                .isEqualTo(List.of("line 2", "line 4", "line 5"));
        assertThat(errors.toString()).contains("line 4: not a JSON object");
    }

    @Test
    void shouldSayWhatAPersonCanMendAndNameABugAsABug() throws Exception {
        map("{}\n{\"a\":1}", line -> {
            if (line.isEmpty()) {
                throw new BadLineException("field \"id\" is missing");
            }
            throw new IllegalStateException("oops");
        });

        assertThat(errors.toString())
                .contains("line 1: field \"id\" is missing")
                .contains("line 2: internal error, please report it: java.lang.IllegalStateException: oops");
    }

    private long map(String input, Function<ObjectNode, JsonNode> work) throws Exception {
        return lines.read(new BufferedReader(new StringReader(input)), work, result -> JsonLines.write(out, result));
    }

    /** Makes early lines the slow ones. */
    private static void spin(int number) {
        for (int i = 0; i < (1000 - number) * 100; i++) {
            Thread.onSpinWait();
        }
    }
}
