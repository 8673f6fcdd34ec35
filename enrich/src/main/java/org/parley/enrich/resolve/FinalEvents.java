package org.parley.enrich.resolve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.schemas.Event;

/**
 * The state in which events stand at the end of a stream of states: the latest revision of each, without those that were merged into another or
 * that nobody reports any more. Not thread-safe.
 */
public final class FinalEvents {

    private final Map<String, Event> latest = new LinkedHashMap<>();

    /** Takes in one state; an older revision than one seen is ignored. */
    public void add(Event event) {
        latest.merge(
                event.getEventId(),
                event,
                (known, other) -> other.getRevision() >= known.getRevision() ? other : known);
    }

    /** The events that stand, in the order in which they first appeared. */
    public List<Event> standing() {
        return latest.values().stream().filter(FinalEvents::stands).toList();
    }

    /** Whether a state is one of an event that stands for itself and is reported by somebody. */
    public static boolean stands(Event event) {
        return event.getMergedInto() == null && !event.getMentions().isEmpty();
    }
}
