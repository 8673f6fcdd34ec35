package org.parley.enrich.watch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.resolve.FinalEvents;
import org.parley.enrich.resolve.Words;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;

/** Says in one line what an alert on an event tells: "Moved to 2025-03-18 from 2025-03-11: Talks". Stateless. */
final class AlertTitle {

    /** CAMEO's code of a truce that is called off or has run out: its status is as done as that of one just agreed. */
    private static final String TRUCE_ENDED = "196";

    private AlertTitle() {}

    static String of(AlertAction action, Event event, List<EventChange> changes, @Nullable EventMention speaking) {
        return switch (action) {
            case UPDATE -> capital(changed(event, changes)) + ": " + event.getTitle();
            case RETRACT -> capital(gone(event)) + ": " + event.getTitle();
            default -> capital(first(event, speaking)) + ": " + event.getTitle() + date(event);
        };
    }

    private static String first(Event event, @Nullable EventMention speaking) {
        boolean ended = speaking != null
                && speaking.getCodes() != null
                && TRUCE_ENDED.equals(speaking.getCodes().getCameo());
        return ended ? "ended" : event.getStatus().name().toLowerCase(Locale.ROOT);
    }

    private static String date(Event event) {
        String date = Words.of(event.getWhen());
        return date == null ? ", date open" : ", " + date;
    }

    private static String changed(Event event, List<EventChange> changes) {
        String words = changes.stream().map(change -> inWords(change, event)).collect(Collectors.joining(", "));
        return words.isEmpty() ? "changed" : words;
    }

    private static String inWords(EventChange change, Event event) {
        return switch (change.getField()) {
            case "status" -> status(change, event);
            case "when" -> moved(change.getFrom(), change.getTo(), "date");
            case "where" -> moved(change.getFrom(), change.getTo(), "place");
            default -> "changed";
        };
    }

    private static String status(EventChange change, Event event) {
        boolean wasOff = "CANCELLED".equals(change.getFrom()) || "DENIED".equals(change.getFrom());
        return switch (event.getStatus()) {
            case PLANNED -> wasOff || "POSTPONED".equals(change.getFrom()) ? "planned again" : "planned";
            case ONGOING -> "under way";
            case DONE -> "done";
            case POSTPONED -> "postponed";
            case CANCELLED -> "cancelled";
            case DENIED -> "denied";
            case UNKNOWN -> "changed";
        };
    }

    private static String moved(@Nullable String from, @Nullable String to, String what) {
        if (to == null) {
            return what + " open again, was " + from;
        }
        return from == null ? what + " now known, " + to : "moved to " + to + " from " + from;
    }

    /** Why what was said does not hold any more. */
    private static String gone(Event event) {
        if (event.getMergedInto() != null) {
            return "told twice, see the earlier alert of the same event";
        }
        if (!FinalEvents.stands(event)) {
            return "no longer reported";
        }
        return event.getStatus() == EventStatus.DENIED ? "denied" : "cancelled";
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
