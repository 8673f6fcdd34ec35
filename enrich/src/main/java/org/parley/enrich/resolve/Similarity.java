package org.parley.enrich.resolve;

import static org.parley.enrich.resolve.Score.NOT_COMPARED;

/**
 * Scores whether two sketches tell of one happening: a weighted geometric mean of how alike their parties, dates, places and words are, or
 * a veto where they contradict. What one article tells twice is rather two happenings, unless nothing tells them apart. Symmetric but for the time part's reading of who looks ahead. Thread-safe.
 */
final class Similarity {

    private static final double LEAST = 0.01;

    /** Factor on what one article tells twice, when both are plainly the same: with any doubt besides they stay two. */
    private static final double TOLD_AGAIN = 0.9;

    private static final double SAME_CIRCLE = 0.95;

    private final ResolverSettings settings;
    private final PartyLikeness parties;
    private final TimeLikeness time;
    private final PlaceLikeness place;

    Similarity(ResolverSettings settings) {
        this.settings = settings;
        this.parties = new PartyLikeness();
        this.time = new TimeLikeness(settings);
        this.place = new PlaceLikeness(settings);
    }

    /** How alike the parties alone are, 0 to 1. */
    double ofParties(EventSketch left, EventSketch right) {
        return parties.of(left, right);
    }

    /** The most that {@link #of} can give, from the dates alone: cheap, to leave out what cannot win. */
    double bound(EventSketch left, EventSketch right) {
        if (left.kind() != right.kind()) {
            return 0;
        }
        ResolverSettings.Weights weights = settings.weights(left.kind());
        double timePart = time.of(left, right);
        return timePart == 0 ? 0 : Math.pow(timePart, weights.time() / weights.all());
    }

    Score of(EventSketch left, EventSketch right) {
        if (left.kind() != right.kind()) {
            return Score.vetoed("kinds differ");
        }
        if (left.round() != null && right.round() != null && !left.round().equals(right.round())) {
            return Score.vetoed("rounds " + left.round() + " and " + right.round());
        }
        double partyPart = parties.of(left, right);
        if (partyPart == 0) {
            return Score.vetoed("parties contradict");
        }
        double timePart = time.of(left, right);
        if (timePart == 0) {
            return Score.vetoed("dates contradict");
        }
        double placePart = place.of(left, right);
        if (placePart == 0) {
            return Score.vetoed("places contradict");
        }
        boolean toldApart = left.articles().shared(right.articles()) > 0;
        double factor = 1;
        if (toldApart) {
            boolean again = isToldAgain(left, right, partyPart, placePart);
            factor = again ? Math.max(TOLD_AGAIN, settings.oneArticle(left.kind())) : settings.oneArticle(left.kind());
            if (factor == 0) {
                return Score.vetoed("one article tells them apart");
            }
        }
        double termPart = terms(left.terms(), right.terms());
        double total = total(left, partyPart, timePart, placePart, termPart);
        return new Score(factor * total, partyPart, timePart, placePart, termPart, null);
    }

    /** The very same circle on the very same day, and no other place: the article came back to it, whatever its two tellings leave out. */
    private static boolean isToldAgain(EventSketch left, EventSketch right, double partyPart, double placePart) {
        DayRange a = left.when();
        DayRange b = right.when();
        return a != null
                && a.equals(b)
                && a.exact()
                && partyPart >= SAME_CIRCLE
                && left.parties().core().equals(right.parties().core())
                && (placePart == NOT_COMPARED || placePart >= SAME_CIRCLE);
    }

    private double total(EventSketch sketch, double partyPart, double timePart, double placePart, double termPart) {
        ResolverSettings.Weights weights = settings.weights(sketch.kind());
        double sum = 0;
        double logs = 0;
        if (partyPart != NOT_COMPARED) {
            sum += weights.parties();
            logs += weights.parties() * log(partyPart);
        }
        if (timePart != NOT_COMPARED) {
            sum += weights.time();
            logs += weights.time() * log(timePart);
        }
        if (placePart != NOT_COMPARED) {
            sum += weights.place();
            logs += weights.place() * log(placePart);
        }
        if (termPart != NOT_COMPARED) {
            sum += weights.terms();
            logs += weights.terms() * log(termPart);
        }
        return Math.exp(logs / sum);
    }

    private static double log(double part) {
        return Math.log(Math.max(LEAST, part));
    }

    /** Share of the shorter list that the longer one has; words alone never contradict, so the part stays above a floor. */
    private double terms(HashSet64 left, HashSet64 right) {
        if (left.isEmpty() || right.isEmpty()) {
            return NOT_COMPARED;
        }
        double share = (double) left.shared(right) / Math.min(left.size(), right.size());
        return settings.termFloor() + (1 - settings.termFloor()) * share;
    }
}
