package org.parley.enrich;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.CoverageAlarm;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.CoverageBucket;

/** Keeps hourly counts of outlets and dossiers, and has each hour judged once late articles have had an hour to come. */
final class CoverageAlarmProcessor extends ContextualProcessor<String, CoverageBucket, String, Alert> {

    static final String HOURS = "coverage-by-series-and-hour";

    private static final Duration HOUR = Duration.ofHours(1);
    /** A little more than the history that is compared with. */
    private static final long KEPT_HOURS = 40 * 24;

    private static final String OUTLET = "outlet|";
    private static final String DOSSIER = "dossier|";
    private static final String ALL = "all|";
    private static final String TOLD = "told|";

    private final CoverageAlarm alarm;
    private @Nullable KeyValueStore<String, Long> hours;

    CoverageAlarmProcessor(CoverageAlarm alarm) {
        this.alarm = alarm;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        hours = context.getStateStore(HOURS);
        context.schedule(HOUR, PunctuationType.STREAM_TIME, this::judge);
    }

    @Override
    public void process(Record<String, CoverageBucket> record) {
        CoverageBucket change = record.value();
        long hour = change.getStartAt().getEpochSecond() / HOUR.toSeconds();
        if (change.getDossier() == null) {
            add(OUTLET + change.getOutlet().getName(), hour, change.getArticles());
            add(ALL, hour, change.getArticles());
        } else {
            add(DOSSIER + change.getDossier(), hour, change.getRelevant());
        }
    }

    private void judge(long streamTime) {
        long hour = streamTime / HOUR.toMillis() - 2;
        Instant now = Instant.ofEpochMilli(streamTime);
        for (String series : seriesAndCleaning(hour - KEPT_HOURS)) {
            if (series.startsWith(DOSSIER)) {
                String dossier = series.substring(DOSSIER.length());
                alarm.spike(dossier, hour, counts(series), counts(ALL), now)
                        .filter(this::isUntold)
                        .ifPresent(alert -> tell(alert, streamTime));
            } else if (series.startsWith(OUTLET)) {
                judgeOutlet(series, hour, now);
            }
        }
    }

    private void judgeOutlet(String series, long hour, Instant now) {
        String outlet = series.substring(OUTLET.length());
        Optional<Alert> silent = alarm.silence(outlet, hour, counts(series), counts(ALL), now);
        silent.filter(this::isUntold).ifPresent(alert -> tell(alert, now.toEpochMilli()));
        if (silent.isEmpty() && counts(series).applyAsLong(hour) > 0) {
            Alert back = alarm.speaksAgain(outlet, hour, now);
            if (!isUntold(back)) {
                tell(back, now.toEpochMilli());
            }
        }
    }

    private boolean isUntold(Alert alert) {
        return store().get(TOLD + alert.getThreadKey()) == null;
    }

    private void tell(Alert alert, long streamTime) {
        if (alert.getAction() == AlertAction.RETRACT) {
            store().delete(TOLD + alert.getThreadKey());
        } else {
            store().put(TOLD + alert.getThreadKey(), streamTime / HOUR.toMillis());
        }
        context().forward(new Record<>(alert.getAlertId(), alert, streamTime));
    }

    private LongUnaryOperator counts(String series) {
        return hour -> {
            Long count = store().get(key(series, hour));
            return count == null ? 0 : count;
        };
    }

    private void add(String series, long hour, long articles) {
        Long before = store().get(key(series, hour));
        store().put(key(series, hour), (before == null ? 0 : before) + articles);
    }

    /** All series that have counts; counts of hours long past are removed on the way. */
    private Set<String> seriesAndCleaning(long before) {
        Set<String> series = new TreeSet<>();
        try (KeyValueIterator<String, Long> all = store().all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> entry = all.next();
                if (entry.key.startsWith(TOLD)) {
                    continue;
                }
                int hash = entry.key.lastIndexOf('#');
                if (Long.parseLong(entry.key.substring(hash + 1)) < before) {
                    store().delete(entry.key);
                } else {
                    series.add(entry.key.substring(0, hash));
                }
            }
        }
        return series;
    }

    private KeyValueStore<String, Long> store() {
        KeyValueStore<String, Long> store = hours;
        if (store == null) {
            throw new IllegalStateException("used before init");
        }
        return store;
    }

    private static String key(String series, long hour) {
        return series + "#" + hour;
    }
}
