package org.parley.enrich.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The probability that a draft is a real event of its article: a logistic regression over its {@link Features}. The weights stand in a
 * table that is fitted offline on labelled articles; {@code docs/extraction.md} says how, and has the reliability curve. Immutable.
 */
final class Confidence {

    /** The weight that every draft has. */
    static final String BIAS = "bias";

    /** Under this probability a draft does more harm than good: half of the F1 that extraction reaches (Lipton et al. 2014). */
    static final double LEAST = 0.40;

    private static final String TABLE = "/extract/confidence.tsv";
    private static final double HIGHEST = 0.99;

    private final Map<String, Double> weights;

    Confidence(Map<String, Double> weights) {
        this.weights = Map.copyOf(weights);
    }

    /** Reads the table that comes with the program: a feature, a tab and its weight in each line; {@code #} begins a comment. */
    static Confidence bundled() {
        try (InputStream bytes = Confidence.class.getResourceAsStream(TABLE)) {
            String table = new String(Objects.requireNonNull(bytes, TABLE).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Double> weights = new HashMap<>();
            table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> weights.put(cells[0], Double.valueOf(cells[1])));
            return new Confidence(weights);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(TABLE, unreadable);
        }
    }

    /** How much a feature speaks for a draft, or, below 0, against it. */
    double weight(String feature) {
        return weights.getOrDefault(feature, 0.0);
    }

    /** From 0 to 0.99, in hundredths. */
    double of(List<String> features) {
        double score = weight(BIAS);
        for (String feature : features) {
            score += weight(feature);
        }
        return Math.min(HIGHEST, Math.round(100 / (1 + Math.exp(-score))) / 100.0);
    }
}
