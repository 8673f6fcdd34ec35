package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Logistic regression on features that are there or not, with a quadratic penalty on every weight but the bias (ridge; le Cessie and van
 * Houwelingen 1992), fitted by cyclic coordinate descent: each weight in turn takes the Newton step of its own. Deterministic.
 */
final class LogisticRegression {

    /** One example: the features that it has, and whether it was right. */
    record Example(List<String> features, boolean right) {}

    private static final int MOST_ROUNDS = 200;
    private static final double CLOSE_ENOUGH = 1e-5;
    private static final double LEAST_CURVATURE = 1e-6;

    private final double penalty;
    private final int leastExamples;

    /**
     * @param penalty pull of each weight towards 0
     * @param leastExamples features seen less often have no weight
     */
    LogisticRegression(double penalty, int leastExamples) {
        this.penalty = penalty;
        this.leastExamples = leastExamples;
    }

    /** The weight of each feature, with the bias under {@link Confidence#BIAS}. */
    Map<String, Double> fit(List<Example> examples) {
        Map<String, List<Integer>> columns = columns(examples);
        Map<String, Double> weights = new TreeMap<>();
        columns.keySet().forEach(feature -> weights.put(feature, 0.0));
        double[] scores = new double[examples.size()];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double largest = 0;
            for (Map.Entry<String, List<Integer>> column : columns.entrySet()) {
                double step = step(column, examples, scores, weights.get(column.getKey()));
                weights.merge(column.getKey(), step, Double::sum);
                column.getValue().forEach(row -> scores[row] += step);
                largest = Math.max(largest, Math.abs(step));
            }
            if (largest < CLOSE_ENOUGH) {
                break;
            }
        }
        return weights;
    }

    private double step(
            Map.Entry<String, List<Integer>> column, List<Example> examples, double[] scores, double weight) {
        double pull = column.getKey().equals(Confidence.BIAS) ? 0 : penalty;
        double gradient = pull * weight;
        double curvature = pull + LEAST_CURVATURE;
        for (int row : column.getValue()) {
            double probability = 1 / (1 + Math.exp(-scores[row]));
            gradient += probability - (examples.get(row).right() ? 1 : 0);
            curvature += probability * (1 - probability);
        }
        return -gradient / curvature;
    }

    private Map<String, List<Integer>> columns(List<Example> examples) {
        Map<String, List<Integer>> columns = new HashMap<>();
        for (int row = 0; row < examples.size(); row++) {
            for (String feature : examples.get(row).features()) {
                columns.computeIfAbsent(feature, unseen -> new ArrayList<>()).add(row);
            }
            columns.computeIfAbsent(Confidence.BIAS, unseen -> new ArrayList<>())
                    .add(row);
        }
        columns.values().removeIf(rows -> rows.size() < leastExamples);
        return new TreeMap<>(columns);
    }
}
