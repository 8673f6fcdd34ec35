package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;

/**
 * The open events of one dossier: whole in the store, as sketches in memory, with the traces of the articles that report them; keeps the three
 * in step. What is changed stays changed once {@link #keep} was called, and {@link #undo} takes it back. Not thread-safe.
 */
final class EventBook {

    private static final long MILLIS_PER_DAY = 86_400_000;

    private final Pending stores;
    private final CandidateIndex index;
    private final Map<String, Long> touched = new HashMap<>();
    /** What memory held of the events that were changed since, by id. */
    private final Map<String, Held> before = new LinkedHashMap<>();

    private record Held(
            @Nullable EventSketch sketch, @Nullable Long touchedAt) {}

    EventBook(OpenEvents events, ArticleTraces traces, CandidateIndex index) {
        this.stores = new Pending(events, traces);
        this.index = index;
    }

    /** Writes all that was changed since the last time. */
    void keep() {
        stores.write();
        before.clear();
    }

    /** Takes back all that was changed since {@link #keep}: stores and memory are as they were then. */
    void undo() {
        stores.forget();
        before.forEach((eventId, held) -> {
            if (held.sketch() == null) {
                index.remove(eventId);
            } else {
                index.put(held.sketch());
            }
            if (held.touchedAt() == null) {
                touched.remove(eventId);
            } else {
                touched.put(eventId, held.touchedAt());
            }
        });
        before.clear();
    }

    private void remember(String eventId) {
        if (!before.containsKey(eventId)) {
            before.put(eventId, new Held(index.get(eventId), touched.get(eventId)));
        }
    }

    /** Takes in what the store already has. */
    void restore(Event event, long touchedAt) {
        index.put(EventSketch.of(event));
        touched.put(event.getEventId(), touchedAt);
    }

    /** An open event, which must be there. */
    Event event(String eventId) {
        Event event = stores.get(eventId);
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
        remember(event.getEventId());
        stores.put(event, recordTime);
        touched.put(event.getEventId(), recordTime);
        index.put(EventSketch.of(event));
    }

    /** Lets any article report an event, also one that did before. */
    void openToAnyArticle(Event event) {
        remember(event.getEventId());
        index.put(EventSketch.of(event).withoutArticles());
    }

    void remove(String eventId) {
        remember(eventId);
        stores.remove(eventId);
        index.remove(eventId);
        touched.remove(eventId);
    }

    /** Removes the events that are older than the settings allow, with their stores. Returns how many. */
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
        return stores.get(mention.getDossier(), mention.getArticleId());
    }

    void trace(Mention mention, ArticleTrace trace) {
        stores.put(mention.getDossier(), mention.getArticleId(), trace);
    }

    void forgetArticle(Mention mention) {
        stores.remove(mention.getDossier(), mention.getArticleId());
    }

    /** Notes that a report that was elsewhere is with this event now. */
    void retrace(Event event, EventMention mention) {
        ArticleTrace trace = stores.get(event.getDossier(), mention.getArticleId());
        if (trace != null) {
            stores.put(
                    event.getDossier(), mention.getArticleId(), trace.with(mention.getMentionId(), event.getEventId()));
        }
    }

    /** Whether the mention's article was read again since. */
    boolean isOutdated(Event event, EventMention mention) {
        ArticleTrace trace = stores.get(event.getDossier(), mention.getArticleId());
        return trace != null && trace.revision() > mention.getArticleRevision();
    }

    private void forget(String dossier, EventMention mention) {
        ArticleTrace trace = stores.get(dossier, mention.getArticleId());
        if (trace == null) {
            return;
        }
        ArticleTrace left = trace.without(mention.getMentionId());
        if (left.eventIds().isEmpty()) {
            stores.remove(dossier, mention.getArticleId());
        } else {
            stores.put(dossier, mention.getArticleId(), left);
        }
    }
}
