package org.parley.enrich.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/**
 * Who came for whom, told after the encounter itself: "Rubio led the American side", "Ukraine was represented by Umerov", "Wang chaired
 * the meeting". Such people join the latest encounter of their state; where the text first named only the occasion ("after eight hours
 * of talks in Jeddah"), they make it an encounter.
 */
final class Delegations {

    private static final int REACH = 5;
    private static final int KEPT = 6;
    private static final int NEGATION_REACH = 3;

    private final Deque<Draft> told = new ArrayDeque<>();
    private @Nullable Draft occasion;

    /** Remembers an encounter that later sentences may add people to. */
    void tell(Draft draft) {
        if (draft.kind == EventKind.MEETING || draft.kind == EventKind.CALL) {
            told.addFirst(draft);
            if (told.size() > KEPT) {
                told.removeLast();
            }
        }
    }

    /** Remembers talks whose parties are still to be told. */
    void occasion(Draft draft) {
        if (occasion == null || isFar(occasion, draft.sentence)) {
            occasion = draft;
        }
    }

    /** Adds the people of such a sentence; the encounter that they complete, if they do. */
    @Nullable
    Draft join(TaggedSentence sentence) {
        @Nullable Span leads = trigger(sentence);
        if (leads == null) {
            return null;
        }
        boolean host = leads.is(Group.PAST, "chair");
        boolean anyone = host || leads.is(Group.PAST, "present");
        List<Ref> strangers = new ArrayList<>();
        for (Ref ref : people(sentence, Clause.around(sentence, leads))) {
            @Nullable Draft draft = latest(ref, sentence, anyone);
            if (draft != null) {
                draft.add(ref, host ? PartyRole.HOST : PartyRole.PARTICIPANT);
            } else {
                strangers.add(ref);
            }
        }
        return strangers.isEmpty() ? null : complete(strangers, sentence);
    }

    private @Nullable Draft complete(List<Ref> strangers, TaggedSentence sentence) {
        @Nullable Draft open = occasion;
        if (open == null || isFar(open, sentence)) {
            return null;
        }
        strangers.forEach(ref -> open.add(ref, PartyRole.PARTICIPANT));
        if (open.codes().size() < 2) {
            return null;
        }
        occasion = null;
        tell(open);
        return open;
    }

    /** The latest encounter that can be meant: one that is over when the sentence looks back, one that is to come when it looks ahead. */
    private @Nullable Draft latest(Ref ref, TaggedSentence sentence, boolean anyone) {
        boolean ahead = sentence.cue(0, sentence.tokens().size(), "future");
        @Nullable Draft other = null;
        for (Draft draft : told) {
            if (isFar(draft, sentence) || !anyone && !draft.codes().contains(String.valueOf(ref.code()))) {
                continue;
            }
            if ((draft.status == EventStatus.PLANNED) == ahead) {
                return draft;
            }
            other = other == null ? draft : other;
        }
        return other;
    }

    private static boolean isFar(Draft draft, TaggedSentence sentence) {
        return sentence.index() - draft.sentence.index() > REACH;
    }

    private static @Nullable Span trigger(TaggedSentence sentence) {
        for (Span span : sentence.spans()) {
            boolean team = span.is(Group.PAST, "lead");
            boolean listed = span.is(Group.PAST, "include") && hasTeam(sentence, span);
            boolean present = span.is(Group.PAST, "present") && !isNegated(sentence, span);
            if (team && (hasTeam(sentence, span) || hasState(sentence))
                    || listed
                    || present
                    || isChair(sentence, span)) {
                return span;
            }
        }
        return null;
    }

    private static boolean isNegated(TaggedSentence sentence, Span span) {
        return sentence.cue(Math.max(0, span.from() - NEGATION_REACH), span.to() + 1, "negation");
    }

    /** "opened the meeting": the meeting is right behind, or right before in the passive. */
    private static boolean isChair(TaggedSentence sentence, Span span) {
        return span.is(Group.PAST, "chair")
                && sentence.spans().stream()
                        .anyMatch(noun -> noun.from() >= span.to()
                                && noun.from() <= span.to() + 2
                                && (noun.is(Group.THING, "meeting") || noun.is(Group.TITLE, "delegation")));
    }

    private static boolean hasTeam(TaggedSentence sentence, Span span) {
        Clause clause = Clause.around(sentence, span);
        return sentence.spans().stream()
                .anyMatch(noun ->
                        noun.from() >= clause.from && noun.to() <= clause.to && noun.is(Group.TITLE, "delegation"));
    }

    private static boolean hasState(TaggedSentence sentence) {
        return sentence.refs().stream()
                .anyMatch(ref -> ref.person() == null && ref.code() != null && ref.type() != Ref.Type.PLACE);
    }

    private static List<Ref> people(TaggedSentence sentence, Clause clause) {
        List<Ref> people = new ArrayList<>();
        for (Ref ref : sentence.refs()) {
            boolean told = ref.from() >= clause.from || !clause.hasBefore("say");
            if (ref.person() != null
                    && ref.code() != null
                    && told
                    && !isSpeaker(sentence, ref)
                    && !clause.isTopic(ref)) {
                people.add(ref);
            }
        }
        return people;
    }

    /** Who says so need not be one of those of whom it is said. */
    private static boolean isSpeaker(TaggedSentence sentence, Ref ref) {
        return sentence.spans().stream()
                .anyMatch(span -> span.isCue("say") && (span.from() == ref.to() || span.to() == ref.from()));
    }
}
