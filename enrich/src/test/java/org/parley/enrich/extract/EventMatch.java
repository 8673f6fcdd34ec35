package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A label and the mention that stands for it: of one kind, with parties that overlap by half or of which one side holds the other, and
 * with dates that don't contradict. A label without parties takes any; a missing date contradicts nothing.
 *
 * @param label place of the label among its article's
 * @param found place of the mention among its article's
 * @param fit how well they fit, above 0
 */
record EventMatch(int label, int found, double fit) {

    private static final double LEAST_OVERLAP = 0.5;
    private static final double FIT_OF_DATES = 1.0;
    private static final double FIT_WITHOUT_DATES = 0.3;

    /** Pairs labels and mentions of one article one to one, best first. */
    static List<EventMatch> pair(List<ScoredEvent> labels, List<ScoredEvent> found) {
        List<EventMatch> candidates = new ArrayList<>();
        for (int label = 0; label < labels.size(); label++) {
            for (int event = 0; event < found.size(); event++) {
                double fit = fitOf(labels.get(label), found.get(event));
                if (fit > 0) {
                    candidates.add(new EventMatch(label, event, fit));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(EventMatch::fit).reversed());
        return oneToOne(candidates);
    }

    private static List<EventMatch> oneToOne(List<EventMatch> bestFirst) {
        List<EventMatch> matches = new ArrayList<>();
        for (EventMatch candidate : bestFirst) {
            boolean free = matches.stream()
                    .noneMatch(taken -> taken.label == candidate.label || taken.found == candidate.found);
            if (free) {
                matches.add(candidate);
            }
        }
        return matches;
    }

    private static double fitOf(ScoredEvent label, ScoredEvent found) {
        if (label.kind() != found.kind() || contradict(label, found)) {
            return 0;
        }
        double overlap = label.codes().isEmpty() ? LEAST_OVERLAP : overlap(label.codes(), found.codes());
        boolean dated = label.start() != null && found.start() != null;
        return overlap == 0 ? 0 : 1 + overlap + (dated ? FIT_OF_DATES : FIT_WITHOUT_DATES);
    }

    private static double overlap(Set<String> a, Set<String> b) {
        Set<String> both = new HashSet<>(a);
        both.retainAll(b);
        Set<String> either = new HashSet<>(a);
        either.addAll(b);
        double share = (double) both.size() / either.size();
        boolean nested = !both.isEmpty() && (a.containsAll(b) || b.containsAll(a));
        return share >= LEAST_OVERLAP || nested ? share : 0;
    }

    private static boolean contradict(ScoredEvent a, ScoredEvent b) {
        LocalDate startOfA = a.start();
        LocalDate startOfB = b.start();
        if (startOfA == null || startOfB == null) {
            return false;
        }
        // Each side's range is widened by a day: an evening here is a morning there.
        return lastDay(a, startOfA).plusDays(2).isBefore(startOfB)
                || lastDay(b, startOfB).plusDays(2).isBefore(startOfA);
    }

    private static LocalDate lastDay(ScoredEvent event, LocalDate start) {
        LocalDate end = event.end();
        if (end != null && !end.equals(start)) {
            return end;
        }
        return switch (event.precision()) {
            case WEEK -> start.plusDays(6);
            case MONTH -> start.plusDays(30);
            case YEAR -> start.plusDays(364);
            default -> start;
        };
    }
}
