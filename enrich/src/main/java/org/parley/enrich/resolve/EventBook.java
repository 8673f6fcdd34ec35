package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;

/**
 * The open events of one dossier: whole in the store, as sketches in memory, with the traces of the articles that report them; keeps the three
 * in step. Not thread-safe.
 */
final class EventBook {

    private static final long MILLIS_PER_DAY = 86_400_000;

    private final OpenEvents events;
    private final ArticleTraces traces;
    private final CandidateIndex index;
    private final Map<String, Long> touched = new HashMap<>();

    EventBook(OpenEvents events, ArticleTraces traces, CandidateIndex index) {
        this.events = events;
        this.traces = traces;
        this.index = index;
    }

    /** Takes in what the store already has. */
    void restore(Event event, long touchedAt) {
        index.put(EventSketch.of(event));
        touched.put(event.getEventId(), touchedAt);
    }

    /** An open event, which must be there. */
    Event event(String eventId) {
        Event event = events.get(eventId);
        if (event == null) {
            throw new IllegalStateException("the index names an event that the store does not have: " + eventId);
        }
        return event;
    }

    boolean isOpen(String eventId) {
        return index.get(eventId) != null;
    }

    @Nullable
    EventSketch sketch(String eventId) {
        return index.get(eventId);
    }

    List<EventSketch> near(EventSketch sketch) {
        return index.near(sketch);
    }

    int size() {
        return index.size();
    }

    void put(Event event, long recordTime) {
        events.put(event, recordTime);
        touched.put(event.getEventId(), recordTime);
        index.put(EventSketch.of(event));
    }

    /** Lets any article report an event, also one that did before. */
    void openToAnyArticle(Event event) {
        index.put(EventSketch.of(event).withoutArticles());
    }

    void remove(String eventId) {
        events.remove(eventId);
        index.remove(eventId);
        touched.remove(eventId);
    }

    /** Removes the events that are older than the settings allow, with their traces. Returns how many. */
    int removeOld(ResolverSettings settings, long recordTime) {
        int today = (int) Math.floorDiv(recordTime, MILLIS_PER_DAY);
        List<String> old = new ArrayList<>();
        index.all().forEach(sketch -> {
            long idle = recordTime - touched.getOrDefault(sketch.eventId(), recordTime);
            boolean isIdle = idle > settings.idleDays() * MILLIS_PER_DAY;
            if (isIdle && lastDay(sketch) + settings.openDays() < today) {
                old.add(sketch.eventId());
            }
        });
        for (String eventId : old) {
            Event event = event(eventId);
            event.getMentions().forEach(mention -> forget(event.getDossier(), mention));
            remove(eventId);
        }
        return old.size();
    }

    private static int lastDay(EventSketch sketch) {
        int published = sketch.published().last();
        return sketch.when() == null
                ? published
                : Math.max(published, sketch.when().last());
    }

    @Nullable
    ArticleTrace trace(Mention mention) {
        return traces.get(mention.getDossier(), mention.getArticleId());
    }

    void trace(Mention mention, ArticleTrace trace) {
        traces.put(mention.getDossier(), mention.getArticleId(), trace);
    }

    void forgetArticle(Mention mention) {
        traces.remove(mention.getDossier(), mention.getArticleId());
    }

    /** Notes that a report that was elsewhere is with this event now. */
    void retrace(Event event, EventMention mention) {
        ArticleTrace trace = traces.get(event.getDossier(), mention.getArticleId());
        if (trace != null) {
            traces.put(
                    event.getDossier(), mention.getArticleId(), trace.with(mention.getMentionId(), event.getEventId()));
        }
    }

    /** Whether the mention's article was read again since. */
    boolean isOutdated(Event event, EventMention mention) {
        ArticleTrace trace = traces.get(event.getDossier(), mention.getArticleId());
        return trace != null && trace.revision() > mention.getArticleRevision();
    }

    private void forget(String dossier, EventMention mention) {
        ArticleTrace trace = traces.get(dossier, mention.getArticleId());
        if (trace == null) {
            return;
        }
        ArticleTrace left = trace.without(mention.getMentionId());
        if (left.eventIds().isEmpty()) {
            traces.remove(dossier, mention.getArticleId());
        } else {
            traces.put(dossier, mention.getArticleId(), left);
        }
    }
}
