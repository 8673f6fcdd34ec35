package org.parley.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.parley.cli.json.JsonLines;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Input and output of the commands that speak JSON lines. */
final class LinesOptions {

    @Parameters(
            arity = "0..1",
            paramLabel = "INPUT",
            defaultValue = LineSource.STANDARD,
            description = "JSON lines to read; - or nothing for standard input.")
    private String input = LineSource.STANDARD;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = LineSource.STANDARD,
            description = "Where to write; - or nothing for standard output.")
    private String output = LineSource.STANDARD;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Lines worked on at once; default: the number of processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Folder against which file names inside the input are meant. */
    Path folder() {
        return source().folder();
    }

    /** Maps line to line; the exit code says whether all of them could be. */
    int map(String what, PrintWriter errors, Function<ObjectNode, JsonNode> work) throws IOException {
        try (Writer out = writer()) {
            return source().read(what, errors, work, result -> JsonLines.write(out, result));
        }
    }

    /** Reads lines and hands the results over in input order; the exit code says whether all lines were good. */
    <T> int read(
            String what, PrintWriter errors, Function<ObjectNode, T> work, JsonLines.ResultHandler<? super T> handler)
            throws IOException {
        return source().read(what, errors, work, handler);
    }

    /** The output, UTF-8; closing it leaves standard output open. */
    Writer writer() throws IOException {
        OutputStream stream =
                output.equals(LineSource.STANDARD) ? new Unclosed(System.out) : Files.newOutputStream(Path.of(output));
        return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
    }

    private LineSource source() {
        return new LineSource(input, threads);
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
