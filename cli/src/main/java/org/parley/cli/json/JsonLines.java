package org.parley.cli.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs a function over JSON lines: several at once, answers in input order, memory flat whatever the input's length. A bad line is
 * reported with its number and the rest goes on.
 */
public final class JsonLines {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final int WINDOW_PER_THREAD = 16;

    private final PrintWriter errors;
    private final int threads;
    private final Runnable afterEachLine;

    /**
     * @param errors where bad lines are reported
     * @param threads how many lines are worked on at once
     * @param afterEachLine told of each finished line, for progress
     */
    public JsonLines(PrintWriter errors, int threads, Runnable afterEachLine) {
        this.errors = errors;
        this.threads = threads;
        this.afterEachLine = afterEachLine;
    }

    /**
     * Runs {@code work} over each line and hands the results over in input order, on the calling thread.
     *
     * @param work from an input object to a result; throws {@link BadLineException} for input that cannot be used; called from several
     *     threads
     * @return how many lines were bad
     */
    public <T> long read(BufferedReader in, Function<ObjectNode, T> work, ResultHandler<T> handler) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Deque<Pending<T>> window = new ArrayDeque<>();
        long bad = 0;
        try {
            long number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                String text = line;
                window.add(new Pending<>(number, pool.submit(() -> work.apply(parse(text)))));
                if (window.size() >= threads * WINDOW_PER_THREAD) {
                    bad += finish(window.remove(), handler);
                }
            }
            while (!window.isEmpty()) {
                bad += finish(window.remove(), handler);
            }
        } finally {
            pool.shutdownNow();
        }
        return bad;
    }

    /** Takes results in input order. */
    @FunctionalInterface
    public interface ResultHandler<T> {
        void accept(T result) throws IOException;
    }

    /** Writes one object and its line end. */
    public static void write(Writer out, JsonNode node) throws IOException {
        out.write(MAPPER.writeValueAsString(node));
        out.write('\n');
    }

    private <T> int finish(Pending<T> pending, ResultHandler<T> handler) throws IOException {
        try {
            handler.accept(pending.result.get());
            return 0;
        } catch (ExecutionException e) {
            errors.println("line " + pending.number + ": " + reason(e.getCause()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            afterEachLine.run();
        }
    }

    private static String reason(@Nullable Throwable cause) {
        if (cause instanceof BadLineException) {
            return String.valueOf(cause.getMessage());
        }
        // A bug of ours, not of the input: named as such, so that it is reported and not worked around.
        return "internal error, please report it: " + cause;
    }

    private static ObjectNode parse(String line) {
        try {
            if (MAPPER.readTree(line) instanceof ObjectNode object) {
                return object;
            }
            throw new BadLineException("not a JSON object");
        } catch (JsonProcessingException e) {
            JsonLocation where = e.getLocation();
            String column = where == null ? "" : " at column " + where.getColumnNr();
            throw new BadLineException("not JSON" + column + ": " + e.getOriginalMessage());
        }
    }

    private record Pending<T>(long number, Future<T> result) {}
}
