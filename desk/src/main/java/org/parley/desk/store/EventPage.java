package org.parley.desk.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A page of events.
 *
 * @param total how many match in all
 * @param events this page's
 * @param next where the next page begins; empty on the last
 * @param counts for each filter how many matching events have which value, most first; empty unless asked for
 */
public record EventPage(
        long total, List<ObjectNode> events, Optional<String> next, Map<EventFilter, List<ValueCount>> counts) {

    public EventPage {
        events = List.copyOf(events);
        counts = Map.copyOf(counts);
    }
}
