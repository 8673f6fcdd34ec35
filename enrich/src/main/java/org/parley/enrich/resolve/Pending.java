package org.parley.enrich.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;

/**
 * Both stores with the changes of one mention before them: all of these are written, each once, or none. Not thread-safe.
 */
final class Pending implements OpenEvents, ArticleTraces {

    private final OpenEvents events;
    private final ArticleTraces traces;
    private final Map<String, EventChange> changedEvents = new LinkedHashMap<>();
    private final Map<TraceKey, TraceChange> changedTraces = new LinkedHashMap<>();

    /** @param event null when it is removed */
    private record EventChange(@Nullable Event event, long touchedAt) {}

    private record TraceKey(String dossier, String articleId) {}

    /** @param trace null when it is removed */
    private record TraceChange(@Nullable ArticleTrace trace) {}

    Pending(OpenEvents events, ArticleTraces traces) {
        this.events = events;
        this.traces = traces;
    }

    @Override
    public @Nullable Event get(String eventId) {
        EventChange change = changedEvents.get(eventId);
        return change == null ? events.get(eventId) : change.event();
    }

    @Override
    public void put(Event event, long touchedAt) {
        changedEvents.put(event.getEventId(), new EventChange(event, touchedAt));
    }

    @Override
    public void remove(String eventId) {
        changedEvents.put(eventId, new EventChange(null, 0));
    }

    @Override
    public void forEach(BiConsumer<Event, Long> action) {
        events.forEach(action);
    }

    @Override
    public @Nullable ArticleTrace get(String dossier, String articleId) {
        TraceChange change = changedTraces.get(new TraceKey(dossier, articleId));
        return change == null ? traces.get(dossier, articleId) : change.trace();
    }

    @Override
    public void put(String dossier, String articleId, ArticleTrace trace) {
        changedTraces.put(new TraceKey(dossier, articleId), new TraceChange(trace));
    }

    @Override
    public void remove(String dossier, String articleId) {
        changedTraces.put(new TraceKey(dossier, articleId), new TraceChange(null));
    }

    /** Writes the changes. */
    void write() {
        changedEvents.forEach((eventId, change) -> {
            if (change.event() == null) {
                events.remove(eventId);
            } else {
                events.put(change.event(), change.touchedAt());
            }
        });
        changedTraces.forEach((key, change) -> {
            if (change.trace() == null) {
                traces.remove(key.dossier(), key.articleId());
            } else {
                traces.put(key.dossier(), key.articleId(), change.trace());
            }
        });
        forget();
    }

    /** Forgets the changes: the stores are as they were. */
    void forget() {
        changedEvents.clear();
        changedTraces.clear();
    }
}
