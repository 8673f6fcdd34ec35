package org.parley.enrich.watch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.enrich.resolve.Words;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;

/** Says in one line what an alert on an event tells. Stateless. */
final class AlertTitle {

    private AlertTitle() {}

    static String of(AlertAction action, Event event, List<EventChange> changes) {
        return switch (action) {
            case UPDATE -> "Changed: " + event.getTitle() + " (" + inWords(changes) + ")";
            case RETRACT -> "No longer so: " + event.getTitle() + " (" + inWords(changes) + ")";
            default -> statusWord(event) + ": " + event.getTitle() + date(event);
        };
    }

    private static String statusWord(Event event) {
        String status = event.getStatus().name().toLowerCase(Locale.ROOT);
        return Character.toUpperCase(status.charAt(0)) + status.substring(1);
    }

    private static String date(Event event) {
        String date = Words.of(event.getWhen());
        return date == null ? ", date open" : ", " + date;
    }

    private static String inWords(List<EventChange> changes) {
        return changes.stream()
                .map(change -> change.getField() + ": " + known(change.getFrom()) + " → " + known(change.getTo()))
                .collect(Collectors.joining("; "));
    }

    private static String known(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "unknown" : value;
    }
}
