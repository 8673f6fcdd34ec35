package org.parley.enrich;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.parley.schemas.Event;

/**
 * Counts what the resolver decides, among the metrics of Kafka Streams: {@code stream-resolver-metrics}, by dossier, as
 * {@code opened-total}, {@code changed-total}, {@code merged-total} and {@code withdrawn-total} with their rates. Not thread-safe.
 */
final class DecisionMeter {

    private static final String SCOPE = "resolver";

    private final StreamsMetrics metrics;
    private final Map<String, Sensor> sensors = new HashMap<>();

    DecisionMeter(StreamsMetrics metrics) {
        this.metrics = metrics;
    }

    /** Counts a state that is about to be published. */
    void count(Event event) {
        String decision = decision(event);
        sensors.computeIfAbsent(
                        event.getDossier() + "/" + decision,
                        any -> metrics.addRateTotalSensor(
                                SCOPE, event.getDossier(), decision, Sensor.RecordingLevel.INFO))
                .record();
    }

    private static String decision(Event event) {
        if (event.getMergedInto() != null) {
            return "merged";
        } else if (event.getMentions().isEmpty()) {
            return "withdrawn";
        }
        return event.getRevision() == 1 ? "opened" : "changed";
    }
}
