package org.parley.bench.extract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import net.dankito.readability4j.Readability4J;
import org.parley.bench.Figure;
import org.parley.ingest.extract.PageReader;

/**
 * Reads the pages of a folder ({@code pages.jsonl}) on one thread with {@link PageReader} and with Readability4J, parse included, turn by
 * turn in the same run, and prints both rates and their ratio. Exits with 1 when the ratio is below the floor.
 *
 * <p>{@code PageRateBenchmark FOLDER [ROUNDS]}
 */
public final class PageRateBenchmark {

    private static final double FLOOR = 3.0;
    private static final int WARM_UP_ROUNDS = 3;

    /** Time is the thread's own, so that a busy machine does not blur the ratio. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    record Sample(String url, byte[] body) {}

    interface Extractor {
        int chars(Sample sample);
    }

    private PageRateBenchmark() {}

    public static void main(String[] args) throws IOException {
        List<Sample> samples = load(Path.of(args[0]));
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 9;
        PageReader reader = new PageReader();
        Extractor ours =
                sample -> reader.read(sample.url, sample.body, null).text().length();
        Extractor theirs = PageRateBenchmark::readability;
        double[] ourSeconds = new double[rounds];
        double[] theirSeconds = new double[rounds];
        for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
            double one = seconds(ours, samples);
            double other = seconds(theirs, samples);
            if (round >= 0) {
                ourSeconds[round] = one;
                theirSeconds[round] = other;
            }
        }
        double ratio = median(theirSeconds) / median(ourSeconds);
        print("Parley", samples.size() / median(ourSeconds));
        print("Readability4J", samples.size() / median(theirSeconds));
        Figure.rate(
                        "pages read a second of processor time",
                        samples.size() / median(ourSeconds),
                        "Readability4J",
                        samples.size() / median(theirSeconds))
                .print();
        System.out.println(String.format(Locale.ROOT, "ratio %.2f (floor %.1f)", ratio, FLOOR));
        System.exit(ratio >= FLOOR ? 0 : 1);
    }

    static int readability(Sample sample) {
        String html = new String(sample.body, StandardCharsets.UTF_8);
        String text = new Readability4J(sample.url, html).parse().getTextContent();
        return text == null ? 0 : text.length();
    }

    private static double seconds(Extractor extractor, List<Sample> samples) {
        long start = THREADS.getCurrentThreadCpuTime();
        long chars = 0;
        for (Sample sample : samples) {
            chars += extractor.chars(sample);
        }
        double seconds = (THREADS.getCurrentThreadCpuTime() - start) / 1e9;
        if (chars == 0) {
            throw new IllegalStateException("No text was read");
        }
        return seconds;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static void print(String name, double rate) {
        System.out.println(String.format(Locale.ROOT, "%-14s %7.1f pages a second of processor time", name, rate));
    }

    static List<Sample> load(Path folder) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Sample> samples = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("pages.jsonl"))) {
            JsonNode page = json.readTree(line);
            try (InputStream in = new GZIPInputStream(
                    Files.newInputStream(folder.resolve(page.get("htmlFile").asText())))) {
                samples.add(new Sample(page.get("url").asText(), in.readAllBytes()));
            }
        }
        return samples;
    }
}
