package org.parley.enrich;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.Stores;
import org.parley.enrich.resolve.ResolverSettings;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;
import org.parley.schemas.Topics;

/** Mentions by dossier → changed events by id. */
final class ResolveFlow {

    private ResolveFlow() {}

    static KStream<String, Event> resolve(
            StreamsBuilder builder,
            KStream<String, Mention> mentions,
            Function<String, ResolverSettings> settings,
            StoreKind stores) {
        // Open events leave by age after their date (resolver.yaml: openDays, idleDays).
        builder.addStateStore(Stores.timestampedKeyValueStoreBuilder(
                        stores.timestamped(ResolveProcessor.OPEN_EVENTS), Serdes.String(), Topics.EVENTS.storeSerde())
                .withCachingEnabled());
        // A trace leaves with the last event that its article reports.
        builder.addStateStore(
                Stores.keyValueStoreBuilder(stores.plain(ResolveProcessor.TRACES), Serdes.String(), Serdes.String())
                        .withCachingEnabled());
        return mentions.process(
                () -> new ResolveProcessor(settings),
                Named.as("resolve.join-event"),
                ResolveProcessor.OPEN_EVENTS,
                ResolveProcessor.TRACES);
    }
}
