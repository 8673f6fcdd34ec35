package org.parley.enrich.extract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;
import org.parley.enrich.text.Token;
import org.parley.schemas.EventStatus;

/** Tells from tense and cues where an event stands. */
final class StatusRule {

    /** A verb's tense, or that the trigger is a noun. */
    enum Tense {
        PAST,
        PRESENT,
        FUTURE,
        BASE,
        NOUN
    }

    /** What the words say; {@code said} is false where only the usual reading was taken. Status null: not an event. */
    record Verdict(@Nullable EventStatus status, boolean said) {}

    private static final int NEGATION_REACH = 3;
    private static final int AUXILIARY_REACH = 5;

    private StatusRule() {}

    /** A verb form that can be the infinitive too is one where an auxiliary stands before it. */
    static Tense tense(TaggedSentence sentence, Span span, String act) {
        if (!span.isAct(act)) {
            return Tense.NOUN;
        }
        boolean led = (span.is(Group.BASE, act) || span.is(Group.PASSIVE, act))
                && (isLed(sentence, span, "future")
                        || isLed(sentence, span, "conditional")
                        || isLed(sentence, span, "negation"));
        if (!led && span.is(Group.PAST, act) && isBehindBe(sentence, span)) {
            return Tense.FUTURE;
        }
        return led ? Tense.BASE : tense(span, act);
    }

    /** "will be received", "is to be hosted". */
    private static boolean isBehindBe(TaggedSentence sentence, Span span) {
        return span.from() > 1
                && sentence.tokens().get(span.from() - 1).is("be")
                && (sentence.tokens().get(span.from() - 2).is("to")
                        || sentence.tokens().get(span.from() - 2).is("will"));
    }

    private static boolean isLed(TaggedSentence sentence, Span span, String cue) {
        // "should stop his attacks and agree to a truce": one auxiliary leads both verbs.
        @Nullable Span before = sentence.spanEndingAt(span.from());
        int reach = before != null && before.isCue("and") ? 2 * AUXILIARY_REACH : AUXILIARY_REACH;
        return sentence.cue(Math.max(0, span.from() - reach), span.from(), cue);
    }

    private static Tense tense(Span span, String act) {
        if (span.is(Group.PAST, act) || span.is(Group.PASSIVE, act)) {
            return Tense.PAST;
        } else if (span.is(Group.FUTURE, act)) {
            return Tense.FUTURE;
        } else if (span.is(Group.PRESENT, act)) {
            return Tense.PRESENT;
        }
        return span.is(Group.BASE, act) ? Tense.BASE : Tense.NOUN;
    }

    static Verdict judge(Clause clause, Tense tense, EventStatus presentMeans) {
        if (clause.has("cancelled")) {
            return new Verdict(EventStatus.CANCELLED, true);
        } else if (clause.has("postponed")) {
            return new Verdict(EventStatus.POSTPONED, true);
        } else if (clause.has("denied")) {
            return new Verdict(EventStatus.DENIED, true);
        } else if (tense != Tense.NOUN && isNegated(clause)) {
            return new Verdict(clause.hasBefore("conditional") ? null : EventStatus.DENIED, true);
        }
        return switch (tense) {
            case PAST -> new Verdict(EventStatus.DONE, true);
            case FUTURE -> new Verdict(EventStatus.PLANNED, true);
            case PRESENT -> new Verdict(presentMeans, true);
            case BASE -> base(clause);
            case NOUN -> noun(clause);
        };
    }

    private static boolean isNegated(Clause clause) {
        int from = Math.max(clause.from, clause.trigger.from() - NEGATION_REACH);
        return clause.sentence.cue(from, clause.trigger.from(), "negation")
                || clause.sentence.cue(clause.trigger.to(), Math.min(clause.to, clause.trigger.to() + 1), "negation");
    }

    private static Verdict base(Clause clause) {
        @Nullable Span future = clause.sentence.lastCue(clause.from, clause.trigger.from(), "future");
        @Nullable Span condition = clause.sentence.lastCue(clause.from, clause.trigger.from(), "conditional");
        if (condition != null && (future == null || condition.from() > future.from() || !isFirm(clause, future))) {
            return new Verdict(null, true);
        }
        if (future != null || clause.hasBefore("planned") || clause.hasBefore("agreed")) {
            return new Verdict(EventStatus.PLANNED, true);
        }
        return new Verdict(EventStatus.DONE, false);
    }

    /** "will", not the bare "to" of "wants to meet". */
    private static boolean isFirm(Clause clause, Span future) {
        return !clause.sentence.tokens().get(future.from()).is("to");
    }

    private static Verdict noun(Clause clause) {
        if (clause.has("planned") || isAhead(clause)) {
            return new Verdict(
                    clause.hasBefore("conditional") && clause.date() == null ? null : EventStatus.PLANNED, true);
        }
        boolean wished = clause.sentence.cue(
                Math.max(clause.from, clause.trigger.from() - NEGATION_REACH), clause.trigger.from(), "conditional");
        if (wished) {
            return new Verdict(null, true);
        }
        if (clause.has("conditional")) {
            return new Verdict(clause.date() == null ? null : EventStatus.PLANNED, false);
        }
        if (clause.has("ongoing")) {
            return new Verdict(EventStatus.ONGOING, true);
        }
        return new Verdict(EventStatus.DONE, clause.has("ended"));
    }

    /** "will hold talks", "to discuss at talks", not the "to" of "returned to Rome from talks". */
    private static boolean isAhead(Clause clause) {
        for (Span span : clause.sentence.spans()) {
            boolean before = span.from() >= clause.from && span.to() <= clause.trigger.from();
            if (before && span.isCue("future") && (isFirm(clause, span) || leadsToVerb(clause, span))) {
                return true;
            }
        }
        return false;
    }

    private static boolean leadsToVerb(Clause clause, Span to) {
        int next = to.to();
        Token word = clause.sentence.tokens().get(next);
        return word.shape() == Token.Shape.LOWER
                && !word.is("the")
                && !word.is("a")
                && clause.sentence.refStartingAt(next) == null;
    }

    /** The calendar has the last word: what lies ahead is planned, what lies behind is done. */
    static EventStatus byDate(EventStatus status, @Nullable DateRange when, LocalDate published) {
        if (when == null) {
            return status;
        }
        boolean open = status == EventStatus.DONE || status == EventStatus.ONGOING;
        if (open && when.start().isAfter(published)) {
            return EventStatus.PLANNED;
        }
        if ((status == EventStatus.PLANNED || status == EventStatus.ONGOING)
                && when.last().isBefore(published)) {
            return EventStatus.DONE;
        }
        return status;
    }
}
