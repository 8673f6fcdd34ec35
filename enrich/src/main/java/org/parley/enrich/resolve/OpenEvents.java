package org.parley.enrich.resolve;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;

/** The events that can still take in reports. Called from one thread. */
public interface OpenEvents {

    @Nullable
    Event get(String eventId);

    /** Keeps a state; {@code touchedAt} is the time of the record that brought it, in milliseconds. */
    void put(Event event, long touchedAt);

    void remove(String eventId);

    /** Shows every event with the time at which it was last put. */
    void forEach(BiConsumer<Event, Long> action);
}
