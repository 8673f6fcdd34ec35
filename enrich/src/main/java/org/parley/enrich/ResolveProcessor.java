package org.parley.enrich;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.resolve.ArticleTrace;
import org.parley.enrich.resolve.ArticleTraces;
import org.parley.enrich.resolve.OpenEvents;
import org.parley.enrich.resolve.Resolver;
import org.parley.enrich.resolve.ResolverSettings;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;

/**
 * Lends the resolver its stores and its place in the stream: mentions of a dossier in, changed events out by event id. The resolvers'
 * memory is rebuilt from the stores at start and after a rollback, so the stores alone are the truth.
 */
final class ResolveProcessor implements Processor<String, Mention, String, Event> {

    static final String OPEN_EVENTS = "open-events-by-id";
    static final String TRACES = "mention-traces-by-article";

    private static final Duration CLOSING = Duration.ofHours(6);

    private final Function<String, ResolverSettings> settings;
    private final Map<String, Resolver> resolvers = new HashMap<>();
    private @Nullable ProcessorContext<String, Event> context;
    private @Nullable StoredEvents events;
    private @Nullable StoredTraces traces;
    private @Nullable DecisionMeter decisions;

    ResolveProcessor(Function<String, ResolverSettings> settings) {
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        this.context = context;
        this.decisions = new DecisionMeter(context.metrics());
        StoredEvents stored = new StoredEvents(context.getStateStore(OPEN_EVENTS));
        this.events = stored;
        this.traces = new StoredTraces(context.getStateStore(TRACES));
        resolvers.clear();
        stored.forEach((event, touchedAt) -> resolver(event.getDossier()).restore(event, touchedAt));
        context.schedule(CLOSING, PunctuationType.STREAM_TIME, this::closeOld);
    }

    @Override
    public void process(Record<String, Mention> record) {
        for (Event event : resolver(record.value().getDossier()).resolve(record.value(), record.timestamp())) {
            decisions().count(event);
            context().forward(record.withKey(event.getEventId()).withValue(event));
        }
    }

    private void closeOld(long streamTime) {
        resolvers.values().forEach(resolver -> resolver.closeOld(streamTime));
    }

    private Resolver resolver(String dossier) {
        StoredEvents open = events;
        StoredTraces known = traces;
        if (open == null || known == null) {
            throw new IllegalStateException("used before init");
        }
        return resolvers.computeIfAbsent(dossier, name -> new Resolver(settings.apply(name), open, known));
    }

    private DecisionMeter decisions() {
        DecisionMeter current = decisions;
        if (current == null) {
            throw new IllegalStateException("used before init");
        }
        return current;
    }

    private ProcessorContext<String, Event> context() {
        ProcessorContext<String, Event> current = context;
        if (current == null) {
            throw new IllegalStateException("used before init");
        }
        return current;
    }

    private record StoredEvents(TimestampedKeyValueStore<String, Event> store) implements OpenEvents {

        @Override
        public @Nullable Event get(String eventId) {
            return ValueAndTimestamp.getValueOrNull(store.get(eventId));
        }

        @Override
        public void put(Event event, long touchedAt) {
            store.put(event.getEventId(), ValueAndTimestamp.make(event, touchedAt));
        }

        @Override
        public void remove(String eventId) {
            store.delete(eventId);
        }

        @Override
        public void forEach(BiConsumer<Event, Long> action) {
            try (KeyValueIterator<String, ValueAndTimestamp<Event>> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<String, ValueAndTimestamp<Event>> entry = all.next();
                    action.accept(entry.value.value(), entry.value.timestamp());
                }
            }
        }
    }

    private record StoredTraces(KeyValueStore<String, String> store) implements ArticleTraces {

        @Override
        public @Nullable ArticleTrace get(String dossier, String articleId) {
            String text = store.get(key(dossier, articleId));
            return text == null ? null : ArticleTrace.parse(text);
        }

        @Override
        public void put(String dossier, String articleId, ArticleTrace trace) {
            store.put(key(dossier, articleId), trace.toText());
        }

        @Override
        public void remove(String dossier, String articleId) {
            store.delete(key(dossier, articleId));
        }

        private static String key(String dossier, String articleId) {
            return dossier + "|" + articleId;
        }
    }
}
