package org.parley.enrich.extract;

/**
 * Turns what speaks for a draft into the probability that it is right. The table was fitted by isotonic regression on labelled articles
 * and smoothed to straight lines between its points; {@code docs/extraction.md} has the reliability curve.
 */
final class Confidence {

    private static final double[] SCORES = {0.30, 0.56, 0.63, 0.70, 0.83, 0.91, 0.97, 1.10};
    private static final double[] RIGHT = {0.25, 0.45, 0.60, 0.76, 0.80, 0.85, 0.95, 0.98};

    private Confidence() {}

    static double of(Draft draft) {
        double score = draft.score;
        score += draft.dateSaid ? 0.05 : -0.05;
        score += draft.statusSaid ? 0.03 : -0.05;
        score += draft.hasPerson() ? 0.03 : -0.03;
        return Math.round(calibrated(score) * 100) / 100.0;
    }

    private static double calibrated(double score) {
        if (score <= SCORES[0]) {
            return RIGHT[0];
        }
        for (int i = 1; i < SCORES.length; i++) {
            if (score <= SCORES[i]) {
                double part = (score - SCORES[i - 1]) / (SCORES[i] - SCORES[i - 1]);
                return RIGHT[i - 1] + part * (RIGHT[i] - RIGHT[i - 1]);
            }
        }
        return RIGHT[RIGHT.length - 1];
    }
}
