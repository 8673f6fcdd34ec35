package org.parley.enrich;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Record;
import org.parley.enrich.watch.EventWatch;
import org.parley.schemas.Alert;
import org.parley.schemas.Event;

/** Lends the watch its memory of what each thread said last. */
final class AlertProcessor extends MemoryProcessor<Event, Alert, Alert> {

    static final String THREADS = "last-alerts-by-thread";

    /** Longer than an event stays open. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final EventWatch watch;

    AlertProcessor(EventWatch watch) {
        super(THREADS, KEPT);
        this.watch = watch;
    }

    @Override
    public void process(Record<String, Event> record) {
        Instant firedAt = Instant.ofEpochMilli(record.timestamp());
        for (Alert alert : watch.alerts(record.value(), this::remembered, firedAt)) {
            remember(alert.getThreadKey(), alert, record.timestamp());
            context().forward(record.withKey(alert.getAlertId()).withValue(alert));
        }
    }
}
