package org.parley.desk.http;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.desk.store.EventFilter;
import org.parley.desk.store.EventOrder;
import org.parley.desk.store.EventQuery;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Side;

/** Reads a search for events from the query: the same parameters for the list, the calendar, the feed and the exports. */
final class EventParameters {

    static final int MOST_EVENTS = 200;

    private final Clock clock;

    EventParameters(Clock clock) {
        this.clock = clock;
    }

    EventQuery read(Context ctx, EventOrder otherwise) {
        Parameters parameters = new Parameters(ctx);
        Optional<String> words = parameters.text("q");
        return new EventQuery(
                words,
                filters(parameters),
                parameters.date("from"),
                parameters.date("to"),
                parameters.integer("reports", 0, 1_000, 0),
                parameters.choice("order", EventOrder.class, words.isPresent() ? EventOrder.RELEVANCE : otherwise),
                today(),
                parameters.integer("size", 1, MOST_EVENTS, 50),
                parameters.cursor(),
                parameters.flag("counts"));
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Map<EventFilter, Set<String>> filters(Parameters parameters) {
        Map<EventFilter, Set<String>> filters = new EnumMap<>(EventFilter.class);
        for (EventFilter filter : EventFilter.values()) {
            Set<String> values =
                    switch (filter) {
                        case KIND -> parameters.constants(filter.parameter(), EventKind.class);
                        case STATUS -> parameters.constants(filter.parameter(), EventStatus.class);
                        case SIDE -> parameters.constants(filter.parameter(), Side.class);
                        default -> parameters.values(filter.parameter());
                    };
            if (!values.isEmpty()) {
                filters.put(filter, values);
            }
        }
        return filters;
    }
}
