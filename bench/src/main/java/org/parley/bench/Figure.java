package org.parley.bench;

import java.util.Locale;

/**
 * One line of {@code docs/benchmarks.md}. A benchmark prints it beside what it tells people; {@code ./parley-bench} collects it by its first
 * word.
 *
 * @param name what was measured, with its unit
 * @param ours what Parley gave
 * @param floor what it is held against: a peer's figure from the same run, or a bound
 * @param ratio ours against that, above 1 being better
 */
public record Figure(String name, String ours, String floor, double ratio) {

    /** A figure of which more is better. */
    public static Figure rate(String name, double ours, String peer, double theirs) {
        return new Figure(name, number(ours), peer + ": " + number(theirs), ours / theirs);
    }

    /** A figure of which less is better. */
    public static Figure cost(String name, double ours, String peer, double theirs) {
        return new Figure(name, number(ours), peer + ": " + number(theirs), theirs / ours);
    }

    /** Prints the line to standard output. */
    public void print() {
        System.out.println(line());
    }

    String line() {
        return String.format(Locale.ROOT, "figure | %s | %s | %s | %.2f |", name, ours, floor, ratio);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
