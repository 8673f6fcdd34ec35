package org.parley.enrich.extract;

/** Counts right, wrong and missed findings of one sort. Not thread-safe. */
final class Tally {

    private int right;
    private int wrong;
    private int missed;

    void addRight() {
        right++;
    }

    void addWrong() {
        wrong++;
    }

    void addMissed() {
        missed++;
    }

    /** The harmonic mean of precision and recall, in thousandths. */
    int f1() {
        int all = 2 * right + wrong + missed;
        return all == 0 ? 0 : Math.round(2000f * right / all);
    }

    /** The share of right ones among right and wrong, in thousandths. */
    int share() {
        int all = right + wrong;
        return all == 0 ? 0 : Math.round(1000f * right / all);
    }

    @Override
    public String toString() {
        return "right %d, wrong %d, missed %d".formatted(right, wrong, missed);
    }
}
