package org.parley.cli.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.parley.cli.ExitCodes;
import org.parley.cli.json.JsonLines;
import org.parley.cli.terminal.Progress;

/**
 * JSON lines from a file or standard input.
 *
 * @param name a file's name, or {@code -}
 * @param threads lines worked on at once
 */
record LineSource(String name, int threads) {

    static final String STANDARD = "-";

    /** Folder against which file names inside the input are meant. */
    Path folder() {
        Path parent = Path.of(name).toAbsolutePath().getParent();
        return name.equals(STANDARD) || parent == null ? Path.of("").toAbsolutePath() : parent;
    }

    /**
     * Reads lines and hands the results over in input order.
     *
     * @param what is read, for the progress bar
     * @return the exit code: whether all lines were good
     */
    <T> int read(
            String what, PrintWriter errors, Function<ObjectNode, T> work, JsonLines.ResultHandler<? super T> handler)
            throws IOException {
        try (Progress progress = Progress.start(what);
                BufferedReader in = open()) {
            long bad = new JsonLines(errors, threads, progress::step).read(in, work, handler::accept);
            return bad == 0 ? ExitCodes.OK : ExitCodes.SOME_FAILED;
        }
    }

    private BufferedReader open() throws IOException {
        InputStream stream = name.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(name));
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
