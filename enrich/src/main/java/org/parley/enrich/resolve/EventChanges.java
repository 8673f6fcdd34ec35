package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.schemas.Event;

/** What one mention changes: each event is published once, in its last state, one revision on. Not thread-safe. */
final class EventChanges {

    private final EventBook book;
    private final long recordTime;
    private final Map<String, Event> published = new LinkedHashMap<>();
    private final Set<String> newlyDated = new HashSet<>();

    EventChanges(EventBook book, long recordTime) {
        this.book = book;
        this.recordTime = recordTime;
    }

    /** An event as it is after the changes so far. */
    Event current(String eventId) {
        return book.event(eventId);
    }

    /** Whether these changes gave an event its first date. */
    boolean isNewlyDated(String eventId) {
        return newlyDated.contains(eventId);
    }

    void update(Event event) {
        EventSketch known = book.sketch(event.getEventId());
        if (event.getWhen().getStart() != null && (known == null || known.when() == null)) {
            newlyDated.add(event.getEventId());
        }
        publish(event);
        book.put(event, recordTime);
    }

    /** Publishes an event's last state and closes it. */
    void bury(Event event) {
        publish(event);
        book.remove(event.getEventId());
    }

    private void publish(Event event) {
        Event before = published.get(event.getEventId());
        if (before != null) {
            event.setRevision(before.getRevision());
        }
        published.put(event.getEventId(), event);
    }

    /** The changed events, in the order in which they should be published. */
    List<Event> inOrder() {
        return new ArrayList<>(published.values());
    }
}
