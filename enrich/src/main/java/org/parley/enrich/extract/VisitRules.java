package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.text.Token;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** Journeys, stays and emissaries: who goes where another party is at home meets it there. */
final class VisitRules {

    private final Context context;
    private final Subjects subjects;

    VisitRules(Context context, Subjects subjects) {
        this.context = context;
        this.subjects = subjects;
    }

    /** A journey to another party's place: who travels, and where to. */
    @Nullable
    Draft visit(Clause clause, StatusRule.Tense tense) {
        return visit(clause, tense, "visit");
    }

    private @Nullable Draft visit(Clause clause, StatusRule.Tense tense, String rule) {
        @Nullable Ref destination = destination(clause);
        if (destination == null || destination.code() == null) {
            return null;
        }
        boolean noun = tense == StatusRule.Tense.NOUN;
        List<Ref> visitors = new ArrayList<>(noun ? clause.nearestLeft() : List.of());
        if (visitors.isEmpty()) {
            visitors.addAll(subjects.of(clause));
        }
        if (visitors.isEmpty()) {
            visitors.addAll(clause.right());
        }
        visitors.removeIf(ref -> ref.code() == null || ref.from() == destination.from());
        if (visitors.isEmpty()) {
            return null;
        }
        List<Ref> others = clause.right();
        others.removeIf(ref -> visitors.contains(ref)
                || (noun || rule.equals("stay")) && !clause.sentence.cue(clause.trigger.to(), ref.from(), "with"));
        boolean abroad = visitors.stream().anyMatch(ref -> !destination.code().equals(ref.code()));
        boolean meets = others.stream()
                .anyMatch(ref ->
                        ref.code() != null && !ref.code().equals(visitors.get(0).code()));
        if (!abroad && !meets) {
            return null;
        }
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, EventStatus.ONGOING);
        if (verdict.status() == null) {
            return null;
        }
        Draft draft = new Draft(EventKind.MEETING, verdict.status(), clause.sentence, rule);
        draft.statusSaid = verdict.said();
        draft.present = tense == StatusRule.Tense.PRESENT;
        visitors.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        others.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        if (others.isEmpty()
                || others.stream().anyMatch(ref -> destination.code().equals(ref.code()))
                || !meets) {
            draft.add(destination.code(), null, PartyRole.HOST);
        }
        draft.place = destination;
        return Completion.fill(draft, clause, context);
    }

    /** Who arrived today is there now. */
    @Nullable
    Draft arrive(Clause clause, StatusRule.Tense tense) {
        @Nullable Draft draft = visit(clause, tense);
        boolean today = draft != null
                && tense == StatusRule.Tense.PAST
                && draft.status == EventStatus.DONE
                && draft.when != null
                && draft.when.isDay()
                && draft.when.start().equals(context.published);
        if (draft != null && today) {
            draft.status = EventStatus.ONGOING;
        }
        return draft;
    }

    /** "was in Dublin on Tuesday": a stay abroad of somebody named, on a day or for talks. */
    @Nullable
    Draft stayed(Clause clause, StatusRule.Tense tense) {
        boolean person = subjects.of(clause).stream().anyMatch(ref -> ref.person() != null);
        return person && (clause.date() != null || HostRules.hasMeeting(clause)) ? visit(clause, tense, "stay") : null;
    }

    /** "will send a delegation to Kyiv": emissaries travel, not goods. */
    @Nullable
    Draft sent(Clause clause, StatusRule.Tense tense) {
        @Nullable Ref destination = destination(clause);
        boolean emissary = destination != null
                && clause.sentence.spans().stream()
                        .anyMatch(span -> span.from() >= clause.trigger.to()
                                && span.to() <= destination.from()
                                && (span.has(Group.TITLE) || span.is(Group.THING, "visit")));
        return emissary ? visit(clause, tense, "send") : null;
    }

    private @Nullable Ref destination(Clause clause) {
        @Nullable Ref right = clause.place(clause.trigger.to(), clause.to);
        if (right != null) {
            return right;
        }
        // "visits Kyiv", "his US visit"
        for (Ref ref : clause.sentence.refsIn(clause.trigger.to(), Math.min(clause.to, clause.trigger.to() + 2))) {
            if (ref.site() != null || ref.type() == Ref.Type.BODY && ref.title() == null) {
                return ref;
            }
        }
        // «До Києва приїхали»: free word order puts the place first.
        @Nullable Ref left = clause.place(clause.from, clause.trigger.from());
        if (left != null && !clause.trigger.is(Group.THING, "visit")) {
            return left;
        }
        @Nullable Ref before = clause.sentence.refEndingAt(clause.trigger.from());
        boolean named = before != null
                && before.title() == null
                && before.person() == null
                && (before.type() != Ref.Type.ADJECTIVE
                        || clause.sentence.tokens().get(before.from()).shape() == Token.Shape.UPPER);
        return named && clause.trigger.is(Group.THING, "visit") ? before : null;
    }
}
