package org.parley.enrich.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.parley.schemas.Event;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;

/**
 * What a mention shows about events that were told apart, or together, before it came: reports move to an event that now has a date, and
 * events that proved one are merged, the younger pointing to the elder. Not thread-safe.
 */
final class SecondThoughts {

    private static final int NEIGHBOURS_ASKED = 8;
    private static final double CLEARLY = 0.05;

    private final ResolverSettings settings;
    private final Similarity similarity;
    private final EventBook book;
    private final Withdrawals withdrawals;

    SecondThoughts(ResolverSettings settings, Similarity similarity, EventBook book, Withdrawals withdrawals) {
        this.settings = settings;
        this.similarity = similarity;
        this.book = book;
        this.withdrawals = withdrawals;
    }

    /**
     * Thinks again about the event that a mention joined.
     *
     * @param told the mention's sketch
     */
    void about(String eventId, Mention mention, EventSketch told, EventChanges changes) {
        drawBetterPlaced(eventId, changes);
        mergeWhatProvedOne(eventId, mention, told, changes);
    }

    /**
     * When an event gets a day, reports without a date that had to make do with an older one may belong here: read in order, they would have
     * come here at once.
     */
    private void drawBetterPlaced(String eventId, EventChanges changes) {
        EventSketch target = book.sketch(eventId);
        if (target == null || !changes.isNewlyDated(eventId)) {
            return;
        }
        book.near(target).stream()
                .filter(other -> other.when() != null && (other.ahead() != null || other.back() != null))
                .filter(other -> !withdrawals.isEmptied(other.eventId()))
                .filter(other -> similarity.ofParties(target, other) >= settings.joinThreshold())
                .limit(NEIGHBOURS_ASKED)
                .toList()
                .forEach(other -> draw(other, target, changes));
    }

    private void draw(EventSketch from, EventSketch to, EventChanges changes) {
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
        go.forEach(mention -> book.retrace(target, mention));
        changes.update(EventAssembler.assemble(source, stay));
        changes.update(EventAssembler.assemble(target, MentionLimit.keep(joined, target, settings.mentionsKept())));
    }

    private void mergeWhatProvedOne(String eventId, Mention mention, EventSketch told, EventChanges changes) {
        EventSketch grown = book.sketch(eventId);
        if (grown == null || grown.articles().size() < 2) {
            return;
        }
        for (EventSketch other : book.near(grown)) {
            // The bounds are cheap and leave few to be compared.
            if (similarity.bound(grown, other) < settings.mergeThreshold()
                    || similarity.bound(told, other) < settings.joinThreshold()
                    || withdrawals.isEmptied(other.eventId())) {
                continue;
            }
            Score score = similarity.of(grown, other);
            if (score.total() >= settings.mergeThreshold()
                    && similarity.of(told, other).total() >= settings.joinThreshold()) {
                merge(eventId, other.eventId(), score, mention, changes);
                return;
            }
        }
    }

    private void merge(String oneId, String otherId, Score score, Mention mention, EventChanges changes) {
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
            book.retrace(elder, moved);
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
}
