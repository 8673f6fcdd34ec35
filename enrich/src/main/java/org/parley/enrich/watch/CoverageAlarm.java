package org.parley.enrich.watch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.RecordIds;

/**
 * Judges an hour of coverage by the same hours of the days before: a dossier's spike, an outlet's silence. Hours in which nothing at all was
 * read are no measure, since then our own ingest was down. Thread-safe; the counts are handed in.
 */
public final class CoverageAlarm {

    /** The rule's name in alerts on spikes. */
    public static final String SPIKE = "coverage-spike";

    /** The rule's name in alerts on silence. */
    public static final String SILENCE = "outlet-silent";

    private static final int DAY = 24;
    private static final String ANY_DOSSIER = "all";

    private final CoverageRules rules;

    public CoverageAlarm(CoverageRules rules) {
        this.rules = rules;
    }

    /**
     * Whether a dossier's hour stands out.
     *
     * @param relevant articles of the dossier by hour since 1970
     * @param read articles of all outlets by hour
     */
    public Optional<Alert> spike(
            String dossier, long hour, LongUnaryOperator relevant, LongUnaryOperator read, Instant firedAt) {
        List<Double> before = new ArrayList<>();
        for (int day = 1; day <= rules.historyDays(); day++) {
            if (read.applyAsLong(hour - (long) day * DAY) > 0) {
                before.add((double) relevant.applyAsLong(hour - (long) day * DAY));
            }
        }
        double mean = mean(before);
        double deviation = deviation(before, mean);
        long now = relevant.applyAsLong(hour);
        boolean standsOut = now >= rules.spike().leastArticles()
                && now > mean + rules.spike().deviations() * Math.max(1, deviation);
        if (before.size() < rules.leastHistoryDays() || !standsOut) {
            return Optional.empty();
        }
        String title = String.format(
                Locale.ROOT,
                "Coverage of %s: %d articles in the hour from %s, usually %.0f ± %.0f",
                dossier,
                now,
                at(hour),
                mean,
                deviation);
        // One a day: a story that runs is one spike.
        return Optional.of(alert(SPIKE, dossier + "|" + hour / DAY, AlertAction.NEW, dossier, title, hour, firedAt));
    }

    /** Whether an outlet has fallen silent at the end of this hour. */
    public Optional<Alert> silence(
            String outlet, long hour, LongUnaryOperator ofOutlet, LongUnaryOperator read, Instant firedAt) {
        if (window(ofOutlet, hour) > 0) {
            return Optional.empty();
        }
        List<Double> usual = new ArrayList<>();
        List<Double> usualOfAll = new ArrayList<>();
        for (int day = 1; day <= rules.historyDays(); day++) {
            long all = window(read, hour - (long) day * DAY);
            if (all > 0) {
                usual.add((double) window(ofOutlet, hour - (long) day * DAY));
                usualOfAll.add((double) all);
            }
        }
        boolean healthy = window(read, hour) >= rules.silence().leastHealth() * mean(usualOfAll);
        double expected = mean(usual);
        if (usual.size() < rules.leastHistoryDays()
                || !healthy
                || expected < rules.silence().leastExpected()) {
            return Optional.empty();
        }
        String title = String.format(
                Locale.ROOT,
                "%s: nothing read for %d hours until %s, usually %.0f articles",
                outlet,
                rules.silence().hours(),
                at(hour + 1),
                expected);
        return Optional.of(alert(SILENCE, outlet, AlertAction.NEW, ANY_DOSSIER, title, hour, firedAt));
    }

    /** Takes back that an outlet is silent. */
    public Alert speaksAgain(String outlet, long hour, Instant firedAt) {
        String title = outlet + ": is read again since " + at(hour);
        return alert(SILENCE, outlet, AlertAction.RETRACT, ANY_DOSSIER, title, hour, firedAt);
    }

    private long window(LongUnaryOperator counts, long lastHour) {
        long sum = 0;
        for (long hour = lastHour - rules.silence().hours() + 1; hour <= lastHour; hour++) {
            sum += counts.applyAsLong(hour);
        }
        return sum;
    }

    private static Alert alert(
            String rule, String subject, AlertAction action, String dossier, String title, long hour, Instant firedAt) {
        String threadKey = RecordIds.hash("thread", rule, subject);
        return Alert.newBuilder()
                .setAlertId(RecordIds.alert(rule, threadKey, action + "|" + hour))
                .setRule(rule)
                .setThreadKey(threadKey)
                .setAction(action)
                .setDossier(dossier)
                .setTitle(title)
                .setFiredAt(firedAt)
                .build();
    }

    private static Instant at(long hour) {
        return Instant.ofEpochSecond(hour * 3600);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static double deviation(List<Double> values, double mean) {
        return Math.sqrt(values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
    }
}
