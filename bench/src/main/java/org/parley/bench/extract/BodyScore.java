package org.parley.bench.extract;

import java.util.Locale;

/** Precision averaged over pages with a text, recall over pages that have one in truth, F1 of the two averages. */
final class BodyScore {

    private double precision;
    private double recall;
    private int answered;
    private int known;

    void add(Shingles got, Shingles truth) {
        int shared = got.shared(truth);
        if (got.total() > 0) {
            precision += (double) shared / got.total();
            answered++;
        }
        if (truth.total() > 0) {
            recall += (double) shared / truth.total();
            known++;
        }
    }

    double f1() {
        double p = precision / Math.max(1, answered);
        double r = recall / Math.max(1, known);
        return 2 * p * r / Math.max(1e-9, p + r);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "F1 %.4f P %.4f R %.4f empty %d",
                f1(),
                precision / Math.max(1, answered),
                recall / Math.max(1, known),
                known - answered);
    }
}
