package org.parley.bench.events;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Prints the reading rate over the length of articles and over the size of the lexicon, each beside the floor of the same run. */
public final class ReadingCurves {

    private static final String[] LENGTHS = {"1024", "4096", "16384", "65536", "262144", "1048576"};
    private static final String[] LEXICONS = {"1", "3", "10"};
    private static final double NANOS = 1e9;

    private ReadingCurves() {}

    public static void main(String[] args) throws RunnerException {
        System.out.println("over length, in characters");
        System.out.print(table("length", run("length", LENGTHS)));
        System.out.println("over the lexicon, times the people of the bundled one");
        System.out.print(table("lexicon", run("lexicon", LEXICONS)));
    }

    private static Collection<RunResult> run(String parameter, String... values) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(ReadingBenchmark.class.getSimpleName())
                .param(parameter, values)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).run();
    }

    private static String table(String parameter, Collection<RunResult> results) {
        Map<Integer, Map<String, Double>> rates = new TreeMap<>();
        Map<Integer, Integer> lengths = new TreeMap<>();
        for (RunResult result : results) {
            int value = Integer.parseInt(result.getParams().getParam(parameter));
            String name = result.getParams().getBenchmark();
            rates.computeIfAbsent(value, unseen -> new TreeMap<>())
                    .put(
                            name.substring(name.lastIndexOf('.') + 1),
                            result.getPrimaryResult().getScore());
            lengths.put(value, Integer.valueOf(result.getParams().getParam("length")));
        }
        StringBuilder table = new StringBuilder("%9s %14s %14s %14s %16s%n"
                .formatted(parameter, "articles/s", "ns/character", "floor/s", "floor : ours"));
        rates.forEach((value, rate) -> {
            double read = rate.getOrDefault("read", 0.0);
            double floor = rate.getOrDefault("tokenize", 0.0);
            table.append(String.format(
                    Locale.ROOT,
                    "%9d %14.0f %14.1f %14.0f %16.1f%n",
                    value,
                    read,
                    NANOS / read / lengths.getOrDefault(value, 1),
                    floor,
                    floor / read));
        });
        return table.toString();
    }
}
