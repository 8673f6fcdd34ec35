package org.parley.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.function.Function;
import org.parley.cli.json.JsonLines;
import picocli.CommandLine.Option;

/** Input of the commands that read JSON lines and answer in words. */
final class InputOptions {

    @Option(
            names = {"-i", "--input"},
            paramLabel = "FILE",
            defaultValue = LineSource.STANDARD,
            description = "JSON lines to read; - or nothing for standard input.")
    private String input = LineSource.STANDARD;

    /** Reads lines and hands the results over in input order; the exit code says whether all lines were good. */
    <T> int read(
            String what, PrintWriter errors, Function<ObjectNode, T> work, JsonLines.ResultHandler<? super T> handler)
            throws IOException {
        return new LineSource(input, Runtime.getRuntime().availableProcessors()).read(what, errors, work, handler);
    }
}
