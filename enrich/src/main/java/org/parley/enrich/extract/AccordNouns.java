package org.parley.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/**
 * Accords told by a noun alone: "a prisoner swap on Friday", "the truce has been in force since Sunday", "China's peace plan", "the minerals deal
 * fell through".
 */
final class AccordNouns {

    private static final int NEAR = 6;
    private static final int OWNER_REACH = 3;

    private final Context context;
    private final AccordParties parties;

    AccordNouns(Context context) {
        this.context = context;
        this.parties = new AccordParties(context);
    }

    /** The draft that a thing makes by itself, if it does. */
    @Nullable
    Draft read(Clause clause) {
        Span thing = clause.trigger;
        if (thing.is(Group.THING, "swap")) {
            return swap(clause);
        } else if (thing.is(Group.THING, "truce")) {
            return truce(clause);
        } else if (thing.is(Group.THING, "plan") || thing.is(Group.THING, "peacekeepers")) {
            return plan(clause);
        } else if (thing.is(Group.THING, "deal") || thing.is(Group.THING, "accord")) {
            @Nullable Draft fallen = fallen(clause);
            return fallen != null || thing.is(Group.THING, "accord") ? fallen : deal(clause);
        }
        return null;
    }

    private @Nullable Draft swap(Clause clause) {
        @Nullable Draft draft = draft(clause, EventKind.EXCHANGE, "swap-noun");
        if (draft == null) {
            return null;
        }
        clause.parties(0, clause.sentence.tokens().size()).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        parties.addSides(draft);
        return complete(draft, clause);
    }

    /** A truce that is given a time, or that is said to hold, to begin or to end. */
    private @Nullable Draft truce(Clause clause) {
        @Nullable Draft draft = draft(clause, EventKind.CEASEFIRE, "truce-noun");
        if (draft == null || clause.date() == null && !draft.statusSaid) {
            return null;
        }
        clause.parties(clause.from, clause.to).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        parties.addSides(draft);
        return complete(draft, clause);
    }

    /** "China's 12-point plan", «план Трампа»: whose plan it is has put it forward. */
    private @Nullable Draft plan(Clause clause) {
        List<Ref> owners = clause.sentence.refsIn(
                Math.max(0, clause.trigger.from() - OWNER_REACH), clause.trigger.to() + OWNER_REACH);
        Draft draft = new Draft(EventKind.PROPOSAL, EventStatus.DONE, clause.sentence, "plan-noun");
        owners.stream()
                .filter(ref -> ref.type() != Ref.Type.PLACE)
                .limit(1)
                .forEach(ref -> draft.add(ref, PartyRole.PROPOSER));
        if (draft.parties.isEmpty()) {
            return null;
        }
        parties.addAllSides(draft, PartyRole.ADDRESSEE);
        return complete(draft, clause);
    }

    private @Nullable Draft deal(Clause clause) {
        @Nullable Draft draft = draft(clause, EventKind.AGREEMENT, "deal-noun");
        if (draft == null || clause.date() == null && !draft.statusSaid) {
            return null;
        }
        clause.parties(clause.from, clause.to).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        parties.addNamed(draft, clause);
        parties.addOtherSide(draft, clause.speaker());
        return parties.isBetweenKnown(draft) ? complete(draft, clause) : null;
    }

    /** "the minerals deal fell through", "left the agreement unsigned". */
    private @Nullable Draft fallen(Clause clause) {
        int end = Math.min(clause.to, clause.trigger.to() + NEAR);
        if (!clause.sentence.cue(clause.trigger.to(), end, "cancelled")) {
            return null;
        }
        Draft draft = new Draft(EventKind.AGREEMENT, EventStatus.CANCELLED, clause.sentence, "fallen-deal");
        draft.statusSaid = true;
        clause.parties(clause.from, clause.to).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        parties.addNamed(draft, clause);
        parties.addOtherSide(draft, clause.speaker());
        boolean known = AccordRules.isAboutMatter(clause) && !draft.parties.isEmpty();
        return known || parties.isBetweenKnown(draft) ? complete(draft, clause) : null;
    }

    private static @Nullable Draft draft(Clause clause, EventKind kind, String rule) {
        StatusRule.Verdict verdict = StatusRule.judge(clause, StatusRule.Tense.NOUN, EventStatus.DONE);
        if (verdict.status() == null) {
            return null;
        }
        Draft draft = new Draft(kind, verdict.status(), clause.sentence, rule);
        draft.statusSaid = verdict.said();
        return draft;
    }

    private @Nullable Draft complete(Draft draft, Clause clause) {
        if (draft.parties.isEmpty()) {
            return null;
        }
        draft.topic = AccordRules.topic(clause.trigger);
        Completion.fill(draft, clause, context);
        boolean agreed = draft.kind == EventKind.AGREEMENT && draft.place != null && draft.place.site() != null;
        draft.place = agreed ? draft.place : null;
        return draft;
    }
}
