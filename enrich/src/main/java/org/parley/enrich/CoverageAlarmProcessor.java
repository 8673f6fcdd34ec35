package org.parley.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.enrich.watch.CoverageSeries;
import org.parley.enrich.watch.CoverageSeries.Split;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.CoverageBucket;

/** Keeps hourly counts of outlets, dossiers and polls, and has each hour judged once late articles have had an hour to come. */
final class CoverageAlarmProcessor extends ContextualProcessor<String, CoverageBucket, String, Alert> {

    static final String HOURS = "coverage-by-series-and-hour";

    private static final Duration HOUR = Duration.ofHours(1);
    /** A little more than the history that is compared with. */
    private static final long KEPT_HOURS = 40 * 24;

    private final CoverageAlarm alarm;
    private @Nullable CoverageHours hours;

    CoverageAlarmProcessor(CoverageAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        hours = new CoverageHours(context.getStateStore(HOURS));
        context.schedule(HOUR, PunctuationType.STREAM_TIME, this::judge);
    }

    @Override
    public void process(Record<String, CoverageBucket> record) {
        CoverageBucket change = record.value();
        hours().add(change, change.getStartAt().getEpochSecond() / HOUR.toSeconds());
    }

    private void judge(long streamTime) {
        long hour = streamTime / HOUR.toMillis() - 2;
        Map<String, Long> series = hours().seriesAndCleaning(hour - KEPT_HOURS);
        Instant now = Instant.ofEpochMilli(streamTime);
        judgeDossiers(series, hour, now);
        series.keySet().stream()
                .filter(name -> name.startsWith(CoverageHours.OUTLET))
                .map(name -> name.substring(CoverageHours.OUTLET.length()))
                .forEach(outlet -> judgeOutlet(outlet, series, hour, now));
    }

    /** The widest first: what its whole has told is not told again of a part. */
    private void judgeDossiers(Map<String, Long> firstHours, long hour, Instant now) {
        List<CoverageSeries> watched = firstHours.keySet().stream()
                .filter(name -> name.startsWith(CoverageHours.SPIKES))
                .map(name -> CoverageSeries.parse(name.substring(CoverageHours.SPIKES.length())))
                .sorted(Comparator.comparing(CoverageSeries::split).thenComparing(CoverageSeries::name))
                .toList();
        for (CoverageSeries series : watched) {
            CoverageSeries whole = new CoverageSeries(series.dossier(), Split.ALL, "");
            if (!hours().isTold(alarm.spikeThread(whole, hour))) {
                LongUnaryOperator counts = hours().counts(CoverageHours.SPIKES + series.name());
                alarm.spike(series, hour, counts, hours().measured(firstHours), now)
                        .ifPresent(alert -> tellOnce(alert, now));
            }
        }
    }

    private void judgeOutlet(String outlet, Map<String, Long> firstHours, long hour, Instant now) {
        LongUnaryOperator ofOutlet = hours().counts(CoverageHours.OUTLET + outlet);
        LongUnaryOperator read = hours().counts(CoverageHours.ALL);
        Optional<Alert> silent = alarm.silence(outlet, hour, ofOutlet, read, hours().reached(outlet, firstHours), now);
        silent.ifPresent(alert -> tellOnce(alert, now));
        if (silent.isEmpty() && ofOutlet.applyAsLong(hour) > 0) {
            Alert back = alarm.speaksAgain(outlet, hour, now);
            if (hours().isTold(back.getThreadKey())) {
                tell(back, now);
            }
        }
    }

    private void tellOnce(Alert alert, Instant now) {
        if (!hours().isTold(alert.getThreadKey())) {
            tell(alert, now);
        }
    }

    private void tell(Alert alert, Instant now) {
        boolean takenBack = alert.getAction() == AlertAction.RETRACT;
        hours().setTold(alert.getThreadKey(), takenBack ? null : now.getEpochSecond() / HOUR.toSeconds());
        context().forward(new Record<>(alert.getAlertId(), alert, now.toEpochMilli()));
    }

    private CoverageHours hours() {
        CoverageHours known = hours;
        if (known == null) {
            throw new IllegalStateException("used before init");
        }
        return known;
    }
}
