package org.parley.bench.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.parley.ingest.extract.PageReader;

/**
 * Reads the pages of a folder under JMH, twenty a call, on one thread and by the clock on the wall: the plain measure for a quiet machine.
 * {@link PageRateBenchmark} gives the ratio by processor time, turn by turn, which other work on the machine blurs less.
 *
 * <p>{@code org.openjdk.jmh.Main PageReadingBenchmark -p folder=FOLDER}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class PageReadingBenchmark {

    private static final int PAGES = 20;

    /** Where {@code pages.jsonl} is. */
    @Param("")
    String folder = "";

    private final PageReader reader = new PageReader();
    private List<PageRateBenchmark.Sample> samples = List.of();
    private int next;

    @Setup
    public void load() throws IOException {
        samples = PageRateBenchmark.load(Path.of(folder));
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public int parley() {
        return chars(
                sample -> reader.read(sample.url(), sample.body(), null).text().length());
    }

    @Benchmark
    @OperationsPerInvocation(PAGES)
    public int readability() {
        return chars(PageRateBenchmark::readability);
    }

    private int chars(PageRateBenchmark.Extractor extractor) {
        int chars = 0;
        for (int i = 0; i < PAGES; i++) {
            chars += extractor.chars(samples.get(next++ % samples.size()));
        }
        return chars;
    }
}
