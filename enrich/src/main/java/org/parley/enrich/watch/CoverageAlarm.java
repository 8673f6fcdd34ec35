package org.parley.enrich.watch;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.RecordIds;

/**
 * Judges an hour of coverage by the same hours of the days before: a dossier's spike, an outlet's silence. Hours in which our own ingest was
 * down are no measure, and no silence. Thread-safe; the counts are handed in.
 */
public final class CoverageAlarm {

    /** The rule's name in alerts on spikes. */
    public static final String SPIKE = "coverage-spike";

    /** The rule's name in alerts on silence. */
    public static final String SILENCE = "outlet-silent";

    /** The rules that speak of coverage. */
    public static final List<String> NAMES = List.of(SPIKE, SILENCE);

    private static final int DAY = 24;
    private static final String ANY_DOSSIER = "all";

    private final CoverageRules rules;

    public CoverageAlarm(CoverageRules rules) {
        this.rules = rules;
    }

    /**
     * Whether an hour of a series stands out.
     *
     * @param counts the series by hour since 1970
     * @param measured hours in which something was read at all, and our ingest was up
     */
    public Optional<Alert> spike(
            CoverageSeries series, long hour, LongUnaryOperator counts, LongPredicate measured, Instant firedAt) {
        long now = counts.applyAsLong(hour);
        if (now < rules.spike().leastArticles()) {
            return Optional.empty();
        }
        Usual usual = Usual.at(hour, rules.historyDays(), counts, measured);
        if (usual.days() < rules.leastHistoryDays()
                || usual.distanceOf(now) <= rules.spike().deviations()) {
            return Optional.empty();
        }
        String title = String.format(
                Locale.ROOT,
                "Coverage of %s: %d %s in the hour from %s, usually %.0f ± %.0f",
                series.inWords(),
                now,
                series.unit(),
                at(hour),
                usual.mean(),
                usual.deviation());
        // One a day: a story that runs is one spike.
        String subject = series.name() + "|" + hour / DAY;
        return Optional.of(alert(SPIKE, subject, AlertAction.NEW, series.dossier(), title, hour, firedAt));
    }

    /** The thread in which a spike of this series on this hour's day is told. */
    public String spikeThread(CoverageSeries series, long hour) {
        return RecordIds.hash("thread", SPIKE, series.name() + "|" + hour / DAY);
    }

    /**
     * Whether an outlet has fallen silent at the end of this hour.
     *
     * @param ofOutlet its articles by hour
     * @param read articles of all outlets by hour
     * @param reached hours whose articles we can know of, since a poll of the outlet's feeds went well then or soon after
     */
    public Optional<Alert> silence(
            String outlet,
            long hour,
            LongUnaryOperator ofOutlet,
            LongUnaryOperator read,
            LongPredicate reached,
            Instant firedAt) {
        if (window(ofOutlet, hour) > 0 || !reached.test(hour)) {
            return Optional.empty();
        }
        LongPredicate measured = then -> reached.test(then) && window(read, then) > 0;
        Usual usual = Usual.at(hour, rules.historyDays(), then -> window(ofOutlet, then), measured);
        Usual usualOfAll = Usual.at(hour, rules.historyDays(), then -> window(read, then), measured);
        boolean healthy = window(read, hour) >= rules.silence().leastHealth() * usualOfAll.mean();
        boolean strange = usual.mean() >= rules.silence().leastExpected()
                && usual.distanceOf(0) < -rules.silence().deviations();
        if (usual.days() < rules.leastHistoryDays() || !healthy || !strange) {
            return Optional.empty();
        }
        String title = String.format(
                Locale.ROOT,
                "%s: nothing read for %d hours until %s, usually %.0f ± %.0f articles",
                outlet,
                rules.silence().hours(),
                at(hour + 1),
                usual.mean(),
                usual.deviation());
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
}
