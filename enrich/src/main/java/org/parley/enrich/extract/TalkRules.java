package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/** Talks face to face or by telephone, told by verbs and by nouns. */
final class TalkRules {

    private static final int GUEST_REACH = 8;

    private final Subjects subjects;
    private final Encounters encounters;

    TalkRules(Subjects subjects, Encounters encounters) {
        this.subjects = subjects;
        this.encounters = encounters;
    }

    /** "met", "held talks with": those who act and those behind the verb. */
    @Nullable
    Draft met(Clause clause, StatusRule.Tense tense) {
        boolean discussed = clause.trigger.is(Group.PAST, "discuss");
        List<Ref> parties = new ArrayList<>(discussed ? clause.left() : subjects.of(clause));
        parties.addAll(clause.right());
        boolean phone = clause.has("phone");
        return encounters.encounter(
                clause, parties, phone ? EventKind.CALL : EventKind.MEETING, tense, EventStatus.DONE, "meet");
    }

    /** "will also see the crown prince": an encounter when someone is seen at a time or a place. */
    @Nullable
    Draft saw(Clause clause, StatusRule.Tense tense) {
        boolean anchored = clause.date() != null || clause.place(clause.trigger.from(), clause.to) != null;
        boolean someone = clause.right().stream()
                .anyMatch(ref -> ref.from() - clause.trigger.to() <= GUEST_REACH
                        && (ref.person() != null || ref.type() == Ref.Type.ADJECTIVE || ref.title() != null));
        return anchored && someone ? met(clause, tense) : null;
    }

    /** "spoke by phone" is a call; "spoke with" in a place is a meeting. */
    @Nullable
    Draft spoke(Clause clause, StatusRule.Tense tense) {
        List<Ref> parties = new ArrayList<>(subjects.of(clause));
        parties.addAll(clause.right());
        boolean phone = clause.has("phone") || !isBareSpeaking(clause.trigger);
        boolean people = parties.stream().filter(ref -> ref.person() != null).count() >= 2;
        if (!phone && clause.places().ownPlace() != null) {
            return met(clause, tense);
        } else if (!phone && !people) {
            return null;
        }
        return encounters.encounter(clause, parties, EventKind.CALL, tense, EventStatus.DONE, "call");
    }

    /** "spoke with" may be a talk in a corridor; "spoke by phone" is a call. */
    private static boolean isBareSpeaking(Span trigger) {
        return trigger.to() - trigger.from() <= 2;
    }

    /** "Xi calls Zelensky", not "calls Zelensky a liar": the name of whom is called is all that follows. */
    @Nullable
    Draft rang(Clause clause, StatusRule.Tense tense) {
        TaggedSentence sentence = clause.sentence;
        @Nullable Ref called = sentence.refStartingAt(clause.trigger.to());
        if (called == null || called.person() == null) {
            return null;
        }
        @Nullable Span next = sentence.spanStartingAt(called.to());
        boolean closed = called.to() >= sentence.tokens().size()
                || sentence.tokens().get(called.to()).shape() == Token.Shape.MARK
                || next != null && (next.has(Group.CUE) || next.has(Group.DATE));
        return closed ? spoke(clause, tense) : null;
    }

    /** A call told by a noun. */
    @Nullable
    Draft call(Clause clause) {
        List<Ref> parties = encounters.around(clause);
        boolean people = parties.stream().filter(ref -> ref.person() != null).count() >= 2;
        boolean phone =
                isNear(clause, "phone") || clause.trigger.is(Group.THING, "call") || people && clause.place() == null;
        boolean wish = clause.sentence.tokens().size() > clause.trigger.to()
                && clause.sentence.tokens().get(clause.trigger.to()).is("for");
        return phone && !wish
                ? encounters.encounter(
                        clause, parties, EventKind.CALL, StatusRule.Tense.NOUN, EventStatus.DONE, "call-noun")
                : null;
    }

    private static boolean isNear(Clause clause, String cue) {
        int from = Math.max(clause.from, clause.trigger.from() - GUEST_REACH);
        int to = Math.min(clause.to, clause.trigger.to() + 2 * GUEST_REACH);
        return clause.sentence.cue(from, to, cue);
    }

    /** A meeting told by a noun, where a date, a place, a status or two people are told with it. */
    @Nullable
    Draft meeting(Clause clause) {
        List<Ref> parties = encounters.around(clause);
        if (clause.isTopicNoun() && clause.date() == null) {
            return null;
        }
        boolean phone = clause.has("phone") && !clause.has("separate");
        @Nullable
        Draft draft = encounters.encounter(
                clause,
                parties,
                phone ? EventKind.CALL : EventKind.MEETING,
                StatusRule.Tense.NOUN,
                EventStatus.DONE,
                "meeting-noun");
        if (draft == null) {
            encounters.occasion(clause, parties);
            return null;
        }
        boolean anchored = draft.dateSaid
                || draft.place != null && draft.place.site() != null
                || draft.statusSaid
                || draft.round != null;
        boolean persons = draft.parties.keySet().stream()
                        .filter(who -> who.person() != null)
                        .count()
                >= 2;
        return anchored || persons ? draft : null;
    }
}
