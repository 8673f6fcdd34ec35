package org.parley.enrich;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.EventWatch;
import org.parley.schemas.Alert;
import org.parley.schemas.Event;

/** Lends the watch its memory of what each thread said last. */
final class AlertProcessor extends ContextualProcessor<String, Event, String, Alert> {

    static final String THREADS = "last-alerts-by-thread";

    /** Longer than an event stays open. */
    private static final Duration KEPT = Duration.ofDays(400);

    private static final Duration CLEANING = Duration.ofDays(1);

    private final EventWatch watch;
    private @Nullable TimestampedKeyValueStore<String, Alert> threads;

    AlertProcessor(EventWatch watch) {
        this.watch = watch;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        super.init(context);
        TimestampedKeyValueStore<String, Alert> store = context.getStateStore(THREADS);
        threads = store;
        context.schedule(
                CLEANING, PunctuationType.STREAM_TIME, now -> Expiry.removeOlder(store, now - KEPT.toMillis()));
    }

    @Override
    public void process(Record<String, Event> record) {
        TimestampedKeyValueStore<String, Alert> store = threads;
        if (store == null) {
            throw new IllegalStateException("used before init");
        }
        Instant firedAt = Instant.ofEpochMilli(record.timestamp());
        for (Alert alert :
                watch.alerts(record.value(), key -> ValueAndTimestamp.getValueOrNull(store.get(key)), firedAt)) {
            store.put(alert.getThreadKey(), ValueAndTimestamp.make(alert, record.timestamp()));
            context().forward(record.withKey(alert.getAlertId()).withValue(alert));
        }
    }
}
