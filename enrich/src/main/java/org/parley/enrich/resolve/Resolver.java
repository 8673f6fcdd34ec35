package org.parley.enrich.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Mention;
import org.parley.schemas.RecordIds;

/**
 * Decides for each mention of one dossier which event it tells of, and keeps the events' states. A mention that was seen changes nothing; a
 * newer version of an article takes the place of its older mentions. Not thread-safe: a dossier's mentions are resolved in order.
 */
public final class Resolver {

    private static final int MILLIS_PER_DAY = 86_400_000;
    private static final int NEIGHBOURS_ASKED = 8;
    private static final double CLEARLY = 0.05;

    private final ResolverSettings settings;
    private final OpenEvents events;
    private final ArticleTraces traces;
    private final Similarity similarity;
    private final CandidateIndex index;
    private final Map<String, Long> touched = new LinkedHashMap<>();
    /** Events whose only reports were of an older version of the article that is being read again: a mention may still come back to them. */
    private final Set<String> emptied = new HashSet<>();

    private @Nullable String article;

    public Resolver(ResolverSettings settings, OpenEvents events, ArticleTraces traces) {
        this.settings = settings;
        this.events = events;
        this.traces = traces;
        this.similarity = new Similarity(settings);
        this.index = new CandidateIndex(settings.candidates());
    }

    /** Takes in an event that was open before a restart. */
    public void restore(Event event, long touchedAt) {
        index.put(EventSketch.of(event));
        touched.put(event.getEventId(), touchedAt);
        if (event.getMentions().stream().allMatch(mention -> isOutdated(event, mention))) {
            article = event.getMentions().get(0).getArticleId();
            empty(event);
        }
    }

    private boolean isOutdated(Event event, EventMention mention) {
        ArticleTrace trace = traces.get(event.getDossier(), mention.getArticleId());
        return trace != null && trace.revision() > mention.getArticleRevision();
    }

    /** The events that changed by this mention, in the order in which they should be published. */
    public List<Event> resolve(Mention mention, long recordTime) {
        ArticleTrace trace = traces.get(mention.getDossier(), mention.getArticleId());
        if (trace != null && isKnown(trace, mention)) {
            return List.of();
        }
        Changes changes = new Changes(recordTime);
        if (!mention.getArticleId().equals(article)) {
            withdrawEmptied(changes);
        }
        article = mention.getArticleId();
        if (trace == null || trace.revision() < mention.getArticleRevision()) {
            if (trace != null) {
                takeBack(trace, changes);
            }
            trace = new ArticleTrace(mention.getArticleRevision(), Map.of());
        }
        String eventId = place(mention, changes);
        traces.put(mention.getDossier(), mention.getArticleId(), trace.with(mention.getMentionId(), eventId));
        drawBetterPlaced(eventId, changes);
        mergeWhatProvedOne(eventId, mention, changes);
        return changes.inOrder();
    }

    /** Closes the events whose date and last report are long past, and forgets their articles. Returns how many. */
    public int closeOld(long recordTime) {
        int today = (int) Math.floorDiv(recordTime, (long) MILLIS_PER_DAY);
        List<EventSketch> old = index.all().stream()
                .filter(sketch -> isOld(sketch, today, recordTime))
                .toList();
        for (EventSketch sketch : old) {
            Event event = events.get(sketch.eventId());
            if (event != null) {
                event.getMentions().forEach(mention -> forget(event.getDossier(), mention));
            }
            drop(sketch.eventId());
        }
        return old.size();
    }

    /** Number of open events. */
    public int size() {
        return index.size();
    }

    private boolean isOld(EventSketch sketch, int today, long recordTime) {
        DayRange when = sketch.when();
        int lastDay =
                Math.max(when == null ? 0 : when.last(), sketch.published().last());
        long idle = recordTime - touched.getOrDefault(sketch.eventId(), recordTime);
        return lastDay + settings.openDays() < today && idle > (long) settings.idleDays() * MILLIS_PER_DAY;
    }

    private static boolean isKnown(ArticleTrace trace, Mention mention) {
        return trace.revision() > mention.getArticleRevision()
                || trace.eventIds().containsKey(mention.getMentionId());
    }

    private String place(Mention mention, Changes changes) {
        EventSketch sketch = EventSketch.of(mention);
        Candidate best = best(sketch);
        if (best == null || best.score().total() < settings.joinThreshold()) {
            return open(mention, best, changes);
        }
        Event event = changes.current(best.sketch().eventId());
        boolean comesBack = emptied.remove(event.getEventId());
        String reason = String.format(Locale.ROOT, "joined: %s", best.score().inWords());
        List<EventMention> mentions = new ArrayList<>(comesBack ? List.of() : event.getMentions());
        mentions.add(MentionMapper.toEventMention(mention, best.score().total(), reason));
        changes.update(EventAssembler.assemble(event, MentionLimit.keep(mentions, event, settings.mentionsKept())));
        return event.getEventId();
    }

    private String open(Mention mention, @Nullable Candidate nearest, Changes changes) {
        String reason = nearest == null
                ? "opened: nothing near"
                : String.format(
                        Locale.ROOT,
                        "opened: nearest %s %.2f (%s)",
                        nearest.sketch().eventId(),
                        nearest.score().total(),
                        nearest.score().inWords());
        Event empty = new Event();
        empty.setEventId(RecordIds.event(mention.getMentionId()));
        empty.setRevision(0L);
        empty.setDossier(mention.getDossier());
        empty.setKind(mention.getKind());
        changes.update(EventAssembler.assemble(empty, List.of(MentionMapper.toEventMention(mention, 1, reason))));
        return empty.getEventId();
    }

    private record Candidate(EventSketch sketch, Score score) {}

    private static final Comparator<Candidate> FIRST_BEST = Comparator.comparingDouble(
                    (Candidate candidate) -> candidate.score().total())
            .thenComparing(candidate -> -candidate.sketch().published().first())
            .thenComparing(candidate -> candidate.sketch().eventId());

    /** The best candidate; among equals the one that was published first. */
    private @Nullable Candidate best(EventSketch sketch) {
        Candidate best = null;
        for (EventSketch other : index.near(sketch)) {
            double toBeat = best == null ? 0 : best.score().total();
            if (best != null && similarity.bound(sketch, other) < toBeat) {
                continue;
            }
            Candidate candidate = new Candidate(other, similarity.of(sketch, other));
            if (best == null || FIRST_BEST.compare(candidate, best) > 0) {
                best = candidate;
            }
        }
        return best;
    }

    private void mergeWhatProvedOne(String eventId, Mention mention, Changes changes) {
        EventSketch grown = index.get(eventId);
        if (grown == null || grown.articles().size() < 2) {
            return;
        }
        EventSketch told = EventSketch.of(mention);
        for (EventSketch other : index.near(grown)) {
            if (emptied.contains(other.eventId()) || similarity.of(told, other).total() < settings.joinThreshold()) {
                continue;
            }
            Score score = similarity.of(grown, other);
            if (score.total() >= settings.mergeThreshold()) {
                merge(eventId, other.eventId(), score, mention, changes);
                return;
            }
        }
    }

    /**
     * When an event gets a day, reports without a date that had to make do with an older one may belong here: read in order, they would have
     * come here at once.
     */
    private void drawBetterPlaced(String eventId, Changes changes) {
        EventSketch target = index.get(eventId);
        if (target == null || !changes.isNewlyDated(eventId)) {
            return;
        }
        index.near(target).stream()
                .filter(other -> other.when() != null && (other.ahead() != null || other.back() != null))
                .filter(other -> !emptied.contains(other.eventId()))
                .filter(other -> similarity.ofParties(target, other) >= settings.joinThreshold())
                .limit(NEIGHBOURS_ASKED)
                .toList()
                .forEach(other -> draw(other, target, changes));
    }

    private void draw(EventSketch from, EventSketch to, Changes changes) {
        Event source = changes.current(from.eventId());
        List<EventMention> stay = new ArrayList<>();
        List<EventMention> go = new ArrayList<>();
        for (EventMention mention : source.getMentions()) {
            EventSketch sketch = EventSketch.of(source.getKind(), mention);
            Score there = sketch.when() == null ? similarity.of(sketch, to) : Score.vetoed("has a date");
            Score here = similarity.of(sketch, from.withoutArticles());
            if (there.total() >= settings.joinThreshold() && there.total() > here.total() + CLEARLY) {
                go.add(EventMention.newBuilder(mention)
                        .setScore(there.total())
                        .setReason("moved from " + from.eventId() + ": " + there.inWords())
                        .build());
            } else {
                stay.add(mention);
            }
        }
        if (go.isEmpty() || stay.isEmpty()) {
            return;
        }
        Event target = changes.current(to.eventId());
        List<EventMention> joined = new ArrayList<>(target.getMentions());
        joined.addAll(go);
        go.forEach(mention -> retrace(target, mention));
        changes.update(EventAssembler.assemble(source, stay));
        changes.update(EventAssembler.assemble(target, MentionLimit.keep(joined, target, settings.mentionsKept())));
    }

    private void retrace(Event event, EventMention mention) {
        ArticleTrace trace = traces.get(event.getDossier(), mention.getArticleId());
        if (trace != null) {
            traces.put(
                    event.getDossier(), mention.getArticleId(), trace.with(mention.getMentionId(), event.getEventId()));
        }
    }

    private void merge(String oneId, String otherId, Score score, Mention mention, Changes changes) {
        Event one = changes.current(oneId);
        Event other = changes.current(otherId);
        boolean oneIsElder = isElder(one, other);
        Event elder = oneIsElder ? one : other;
        Event younger = oneIsElder ? other : one;
        List<EventMention> mentions = new ArrayList<>(elder.getMentions());
        for (EventMention moved : younger.getMentions()) {
            String reason = String.format(
                    Locale.ROOT,
                    "came with %s, merged %.2f (%s); there %s",
                    younger.getEventId(),
                    score.total(),
                    score.inWords(),
                    moved.getReason());
            mentions.add(EventMention.newBuilder(moved).setReason(reason).build());
            retrace(elder, moved);
        }
        changes.update(EventAssembler.assemble(elder, MentionLimit.keep(mentions, elder, settings.mentionsKept())));
        changes.bury(pointTo(elder, younger, mention));
    }

    private static boolean isElder(Event one, Event other) {
        int order = one.getFirstSeenAt().compareTo(other.getFirstSeenAt());
        return order != 0 ? order < 0 : one.getEventId().compareTo(other.getEventId()) < 0;
    }

    /** The younger event's last state: its fields stay, its reports are with the elder now. */
    private static Event pointTo(Event elder, Event younger, Mention mention) {
        List<EventChange> history = new ArrayList<>(younger.getHistory());
        Instant published = mention.getPublishedAt();
        history.add(EventChange.newBuilder()
                .setAt(published == null ? mention.getReadAt() : published)
                .setMentionId(mention.getMentionId())
                .setField("mergedInto")
                .setTo(elder.getEventId())
                .build());
        return Event.newBuilder(younger)
                .setRevision(younger.getRevision() + 1)
                .setMergedInto(elder.getEventId())
                .setMentions(List.of())
                .setHistory(history)
                .build();
    }

    /** Takes an older version's mentions out of their events, before the newer version's are placed. */
    private void takeBack(ArticleTrace trace, Changes changes) {
        trace.eventIds().forEach((mentionId, eventId) -> {
            Event event = events.get(eventId);
            if (event == null) {
                return;
            }
            List<EventMention> left = event.getMentions().stream()
                    .filter(mention -> !mention.getMentionId().equals(mentionId))
                    .toList();
            if (left.isEmpty()) {
                empty(event);
            } else {
                changes.update(EventAssembler.assemble(changes.current(eventId), left));
            }
        });
    }

    /** Leaves an event open with nobody's report: the next mention of the article may come back to it under its id. */
    private void empty(Event event) {
        emptied.add(event.getEventId());
        index.put(EventSketch.of(event).withoutArticles());
    }

    /** Publishes that nobody reports these events any more, and closes them. */
    private void withdrawEmptied(Changes changes) {
        for (String eventId : List.copyOf(emptied)) {
            Event event = events.get(eventId);
            if (event != null) {
                changes.bury(Event.newBuilder(event)
                        .setRevision(event.getRevision() + 1)
                        .setStatus(EventStatus.UNKNOWN)
                        .setWhen(EventTime.newBuilder().build())
                        .setConfidence(0)
                        .setOutlets(0)
                        .setIndependentReports(0)
                        .setMentions(List.of())
                        .build());
            }
        }
        emptied.clear();
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

    private void drop(String eventId) {
        events.remove(eventId);
        index.remove(eventId);
        touched.remove(eventId);
        emptied.remove(eventId);
    }

    /** What one mention changes; each event is published once, in its last state. */
    private final class Changes {

        private final long recordTime;
        private final Map<String, Event> published = new LinkedHashMap<>();
        private final Set<String> newlyDated = new HashSet<>();

        Changes(long recordTime) {
            this.recordTime = recordTime;
        }

        Event current(String eventId) {
            Event changed = published.get(eventId);
            Event event = changed == null ? events.get(eventId) : changed;
            if (event == null) {
                throw new IllegalStateException("the index names an event that the store does not have: " + eventId);
            }
            return event;
        }

        boolean isNewlyDated(String eventId) {
            return newlyDated.contains(eventId);
        }

        void update(Event event) {
            EventSketch known = index.get(event.getEventId());
            if (event.getWhen().getStart() != null && (known == null || known.when() == null)) {
                newlyDated.add(event.getEventId());
            }
            Event before = published.get(event.getEventId());
            if (before != null) {
                event.setRevision(before.getRevision());
            }
            keepQuietly(event);
            published.put(event.getEventId(), event);
        }

        void keepQuietly(Event event) {
            events.put(event, recordTime);
            touched.put(event.getEventId(), recordTime);
            index.put(EventSketch.of(event));
        }

        void bury(Event event) {
            Event before = published.get(event.getEventId());
            if (before != null) {
                event.setRevision(before.getRevision());
            }
            drop(event.getEventId());
            published.put(event.getEventId(), event);
        }

        List<Event> inOrder() {
            return new ArrayList<>(published.values());
        }
    }
}
