package org.parley.enrich;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;
import org.parley.enrich.watch.AlertRules;
import org.parley.enrich.watch.EventWatch;
import org.parley.schemas.Alert;
import org.parley.schemas.Event;
import org.parley.schemas.Topics;

/** Changed events → alerts by id. */
final class AlertFlow {

    private AlertFlow() {}

    static KStream<String, Alert> watch(
            StreamsBuilder builder, KStream<String, Event> events, AlertRules rules, StoreKind stores) {
        // The last alert of a thread leaves long after the event can change (AlertProcessor.KEPT).
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                stores.timestamped(AlertProcessor.THREADS), Serdes.String(), Topics.ALERTS.storeSerde()));
        EventWatch watch = new EventWatch(rules);
        return events.process(
                () -> new AlertProcessor(watch), Named.as("watch.fire-event-alerts"), AlertProcessor.THREADS);
    }
}
