package org.parley.enrich.resolve;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;

/**
 * Takes back what older versions of an article reported. An event that loses its only report stays open until the article has been read to its
 * end, so that the edited report comes back to it under its id; then it is published without mentions. Not thread-safe.
 */
final class Withdrawals {

    private final EventBook book;
    /** Events whose only reports were of an older version of the article that is being read. */
    private final Set<String> emptied = new LinkedHashSet<>();

    Withdrawals(EventBook book) {
        this.book = book;
    }

    /** The events that wait for a report that keeps them alive. */
    List<String> emptied() {
        return List.copyOf(emptied);
    }

    /** Lets just these events wait. */
    void reset(List<String> before) {
        emptied.clear();
        emptied.addAll(before);
    }

    /** Whether an event waits for a report that keeps it alive. */
    boolean isEmptied(String eventId) {
        return emptied.contains(eventId);
    }

    /** Notes that an event is reported again. Returns whether it was empty. */
    boolean comesBack(String eventId) {
        return emptied.remove(eventId);
    }

    /** Takes an older version's mentions out of their events. */
    void takeBack(ArticleTrace trace, EventChanges changes) {
        trace.eventIds().forEach((mentionId, eventId) -> {
            if (book.isOpen(eventId)) {
                takeBack(mentionId, changes.current(eventId), changes);
            }
        });
    }

    private void takeBack(String mentionId, Event event, EventChanges changes) {
        List<EventMention> left = event.getMentions().stream()
                .filter(mention -> !mention.getMentionId().equals(mentionId))
                .toList();
        if (left.isEmpty()) {
            empty(event);
        } else {
            changes.update(EventAssembler.assemble(event, left));
        }
    }

    /** Leaves an event open with nobody's report. */
    void empty(Event event) {
        emptied.add(event.getEventId());
        book.openToAnyArticle(event);
    }

    /** Publishes that nobody reports the emptied events any more, and closes them. */
    void withdraw(EventChanges changes) {
        for (String eventId : emptied) {
            if (book.isOpen(eventId)) {
                changes.bury(unreported(changes.current(eventId)));
            }
        }
        emptied.clear();
    }

    private static Event unreported(Event event) {
        return Event.newBuilder(event)
                .setRevision(event.getRevision() + 1)
                .setStatus(EventStatus.UNKNOWN)
                .setWhen(EventTime.newBuilder().build())
                .setConfidence(0)
                .setOutlets(0)
                .setIndependentReports(0)
                .setMentions(List.of())
                .build();
    }
}
