package org.parley.desk.store;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which events are wanted.
 *
 * @param words full-text search in titles, names and evidence
 * @param filters allowed values by filter; a filter that is missing allows all
 * @param from first day, for events that end on or after it
 * @param to last day, for events that begin on or before it
 * @param reports fewest independent reports
 * @param order which come first
 * @param today the day from which "upcoming" counts
 * @param size how many at most
 * @param cursor where the page before ended
 * @param counted whether to count the values of each filter, too
 */
public record EventQuery(
        Optional<String> words,
        Map<EventFilter, Set<String>> filters,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        int reports,
        EventOrder order,
        LocalDate today,
        int size,
        Optional<String> cursor,
        boolean counted) {

    public EventQuery {
        filters = Map.copyOf(filters);
    }

    /** All events in an order. */
    public static EventQuery all(EventOrder order, LocalDate today, int size) {
        return new EventQuery(
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                0,
                order,
                today,
                size,
                Optional.empty(),
                false);
    }

    /** The same with other filters. */
    public EventQuery filtered(EventFilter filter, Set<String> values) {
        Map<EventFilter, Set<String>> more = new java.util.EnumMap<>(EventFilter.class);
        more.putAll(filters);
        more.put(filter, Set.copyOf(values));
        return new EventQuery(words, more, from, to, reports, order, today, size, cursor, counted);
    }

    /** The same with pages of another size. */
    public EventQuery sized(int most) {
        return new EventQuery(words, filters, from, to, reports, order, today, most, cursor, counted);
    }

    /** The same from a day on. */
    public EventQuery since(LocalDate day) {
        return new EventQuery(words, filters, Optional.of(day), to, reports, order, today, size, cursor, counted);
    }

    /** What counts depend on: the same whatever the page and its size; of the orders only "upcoming" leaves events out. */
    EventQuery countedOnly() {
        EventOrder counted = order == EventOrder.UPCOMING ? order : EventOrder.NEWEST;
        return new EventQuery(words, filters, from, to, reports, counted, today, 0, Optional.empty(), true);
    }

    /** The same, a page further. */
    public EventQuery after(String next) {
        return new EventQuery(words, filters, from, to, reports, order, today, size, Optional.of(next), counted);
    }
}
