package org.parley.enrich.resolve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.Mention;
import org.parley.schemas.RecordIds;

/**
 * Decides for each mention of one dossier which event it tells of, and keeps the events' states. A mention that was seen changes nothing; a
 * newer version of an article takes the place of its older mentions. Not thread-safe: a dossier's mentions are resolved in order.
 */
public final class Resolver {

    private final ResolverSettings settings;
    private final Similarity similarity;
    private final EventBook book;
    private final Withdrawals withdrawals;
    private final SecondThoughts secondThoughts;

    private @Nullable String article;

    public Resolver(ResolverSettings settings, OpenEvents events, ArticleTraces traces) {
        this.settings = settings;
        this.similarity = new Similarity(settings);
        this.book = new EventBook(events, traces, new CandidateIndex(settings.candidates()));
        this.withdrawals = new Withdrawals(book);
        this.secondThoughts = new SecondThoughts(settings, similarity, book, withdrawals);
    }

    /** Takes in an event that was open before a restart. */
    public void restore(Event event, long touchedAt) {
        book.restore(event, touchedAt);
        if (event.getMentions().stream().allMatch(mention -> book.isOutdated(event, mention))) {
            article = event.getMentions().get(0).getArticleId();
            withdrawals.empty(event);
            book.keep();
        }
    }

    /**
     * The events that changed by this mention, in the order in which they should be published. A mention is resolved as a whole or not at
     * all: when anything is thrown, stores and memory are as they were before.
     */
    public List<Event> resolve(Mention mention, long recordTime) {
        String articleBefore = article;
        List<String> emptiedBefore = withdrawals.emptied();
        EventChanges changes = new EventChanges(book, recordTime);
        try {
            decide(mention, changes);
            book.keep();
        } catch (RuntimeException failed) {
            book.undo();
            withdrawals.reset(emptiedBefore);
            article = articleBefore;
            throw failed;
        }
        return changes.inOrder();
    }

    private void decide(Mention mention, EventChanges changes) {
        ArticleTrace trace = book.trace(mention);
        if (trace != null && isKnown(trace, mention)) {
            return;
        }
        if (!mention.getArticleId().equals(article)) {
            withdrawals.withdraw(changes);
        }
        article = mention.getArticleId();
        if (trace != null && trace.revision() < mention.getArticleRevision()) {
            withdrawals.takeBack(trace, changes);
            trace = null;
        }
        if (mention.getClosesArticle()) {
            close(mention, trace, changes);
        } else {
            join(mention, trace, changes);
        }
    }

    /** Closes the events whose date and last report are long past, and forgets their articles. Returns how many. */
    public int closeOld(long recordTime) {
        int closed = book.removeOld(settings, recordTime);
        book.keep();
        return closed;
    }

    /** Number of open events. */
    public int size() {
        return book.size();
    }

    private static boolean isKnown(ArticleTrace trace, Mention mention) {
        return trace.revision() > mention.getArticleRevision()
                || trace.eventIds().containsKey(mention.getMentionId());
    }

    /** The article has been read to its end: what it reports no more is nobody's, and an article that reports nothing leaves no trace. */
    private void close(Mention end, @Nullable ArticleTrace trace, EventChanges changes) {
        if (trace == null) {
            book.forgetArticle(end);
        }
        withdrawals.withdraw(changes);
    }

    private void join(Mention mention, @Nullable ArticleTrace known, EventChanges changes) {
        EventSketch told = EventSketch.of(mention);
        String eventId = place(mention, told, changes);
        ArticleTrace trace = known == null ? new ArticleTrace(mention.getArticleRevision(), Map.of()) : known;
        book.trace(mention, trace.with(mention.getMentionId(), eventId));
        secondThoughts.about(eventId, mention, told, changes);
    }

    private String place(Mention mention, EventSketch told, EventChanges changes) {
        Candidate best = best(told);
        if (best == null || best.score().total() < settings.joinThreshold()) {
            return open(mention, best, changes);
        }
        Event event = changes.current(best.sketch().eventId());
        boolean comesBack = withdrawals.comesBack(event.getEventId());
        String reason = "joined: " + best.score().inWords();
        List<EventMention> mentions = new ArrayList<>(comesBack ? List.of() : event.getMentions());
        mentions.add(MentionMapper.toEventMention(mention, best.score().total(), reason));
        changes.update(EventAssembler.assemble(event, MentionLimit.keep(mentions, event, settings.mentionsKept())));
        return event.getEventId();
    }

    private static String open(Mention mention, @Nullable Candidate nearest, EventChanges changes) {
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
    private @Nullable Candidate best(EventSketch told) {
        Candidate best = null;
        for (EventSketch other : book.near(told)) {
            if (best != null) {
                double bound = similarity.bound(told, other);
                if (bound == 0 || bound < best.score().total()) {
                    continue;
                }
            }
            Candidate candidate = new Candidate(other, similarity.of(told, other));
            if (best == null || FIRST_BEST.compare(candidate, best) > 0) {
                best = candidate;
            }
        }
        return best;
    }
}
