package org.parley.enrich.resolve;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.parley.schemas.Event;

/** Both of the resolver's stores as maps. */
final class MemoryStores implements OpenEvents, ArticleTraces {

    private final Map<String, Event> events = new LinkedHashMap<>();
    private final Map<String, Long> touched = new HashMap<>();
    private final Map<String, ArticleTrace> traces = new HashMap<>();

    @Override
    public Event get(String eventId) {
        return events.get(eventId);
    }

    @Override
    public void put(Event event, long touchedAt) {
        events.put(event.getEventId(), event);
        touched.put(event.getEventId(), touchedAt);
    }

    @Override
    public void remove(String eventId) {
        events.remove(eventId);
        touched.remove(eventId);
    }

    @Override
    public void forEach(BiConsumer<Event, Long> action) {
        Map.copyOf(events).forEach((id, event) -> action.accept(event, touched.getOrDefault(id, 0L)));
    }

    @Override
    public ArticleTrace get(String dossier, String articleId) {
        return traces.get(dossier + "|" + articleId);
    }

    @Override
    public void put(String dossier, String articleId, ArticleTrace trace) {
        traces.put(dossier + "|" + articleId, trace);
    }

    @Override
    public void remove(String dossier, String articleId) {
        traces.remove(dossier + "|" + articleId);
    }

    int events() {
        return events.size();
    }

    int traces() {
        return traces.size();
    }
}
