package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/**
 * Agreements, truces, exchanges, proposals and rejections: an act that meets its thing in one clause. The act says what happens
 * ("signed", "proposed", "rejected"), the thing what it happens to ("the deal", "a truce").
 */
final class AccordRules {

    private static final int REACH = 12;

    private record Pair(String act, Set<String> things, EventKind kind, double score) {}

    /** Which act on which thing makes which kind; the first that fits wins. */
    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "reject",
                    Set.of("plan", "truce", "meeting", "peace", "mediation", "deal", "peacekeepers"),
                    EventKind.REJECTION,
                    0.6),
            new Pair("suspend", Set.of("deal", "participation", "peace"), EventKind.REJECTION, 0.6),
            new Pair(
                    "propose",
                    Set.of("plan", "truce", "peacekeepers", "mediation", "meeting", "peace"),
                    EventKind.PROPOSAL,
                    0.55),
            new Pair("extend", Set.of("deal", "participation"), EventKind.AGREEMENT, 0.7),
            new Pair("extend", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("sign", Set.of("deal"), EventKind.AGREEMENT, 0.7),
            new Pair("agree", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("agree", Set.of("swap"), EventKind.EXCHANGE, 0.6),
            new Pair("agree", Set.of("deal"), EventKind.AGREEMENT, 0.6),
            new Pair("declare", Set.of("truce"), EventKind.CEASEFIRE, 0.65),
            new Pair("begin", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("exchange", Set.of("prisoners", "swap"), EventKind.EXCHANGE, 0.7));

    private final Context context;
    private final Subjects subjects;

    AccordRules(Context context) {
        this.context = context;
        this.subjects = new Subjects(context);
    }

    List<Draft> read(TaggedSentence sentence) {
        List<Draft> drafts = new ArrayList<>();
        for (Span thing : sentence.spans()) {
            @Nullable Draft draft = Tag.hasGroup(thing, "thing") ? read(sentence, thing) : null;
            if (draft != null
                    && drafts.stream()
                            .noneMatch(other ->
                                    other.kind == draft.kind && Objects.equals(other.trigger, draft.trigger))) {
                drafts.add(draft);
            }
        }
        return drafts;
    }

    private @Nullable Draft read(TaggedSentence sentence, Span thing) {
        Clause clause = Clause.around(sentence, thing);
        for (Pair pair : PAIRS) {
            if (pair.things().stream().noneMatch(name -> Tag.is(thing, "thing", name))) {
                continue;
            }
            @Nullable Span act = act(clause, pair.act());
            @Nullable Draft draft = act == null ? null : draft(pair, act, thing, clause);
            if (draft != null) {
                return draft;
            }
        }
        return Tag.is(thing, "thing", "swap") ? swap(clause) : null;
    }

    /** The act nearest to the thing in its clause. */
    private static @Nullable Span act(Clause clause, String name) {
        @Nullable Span best = null;
        int bestDistance = REACH;
        for (Span span : clause.sentence.spans()) {
            boolean inside = span.from() >= clause.from && span.to() <= clause.to && !span.equals(clause.trigger);
            if (inside && StatusRule.tense(clause.sentence, span, name) != StatusRule.Tense.NOUN) {
                int distance = span.from() >= clause.trigger.to()
                        ? span.from() - clause.trigger.to()
                        : clause.trigger.from() - span.to();
                if (distance < bestDistance) {
                    best = span;
                    bestDistance = distance;
                }
            }
        }
        return best;
    }

    private @Nullable Draft draft(Pair pair, Span act, Span thing, Clause thingClause) {
        Clause clause = Clause.around(thingClause.sentence, act);
        StatusRule.Tense tense = StatusRule.tense(clause.sentence, act, pair.act());
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, EventStatus.DONE);
        boolean position = pair.kind() == EventKind.PROPOSAL || pair.kind() == EventKind.REJECTION;
        if (verdict.status() == null
                || position && verdict.status() != EventStatus.DONE && !Tag.is(act, "base", pair.act())) {
            return null;
        }
        EventStatus status = position && verdict.status() == EventStatus.DENIED ? EventStatus.DENIED : verdict.status();
        if (position && status != EventStatus.DONE && status != EventStatus.PLANNED) {
            return null;
        }
        Draft draft = new Draft(
                pair.kind(),
                status,
                clause.sentence,
                pair.act() + "-" + Tag.values(thing, "thing").get(0),
                pair.score());
        draft.statusSaid = verdict.said();
        PartyRole role = role(pair.kind());
        subjects.of(clause).forEach(ref -> draft.add(ref, role));
        if (position && draft.parties.isEmpty()) {
            return null;
        }
        clause.right().forEach(ref -> draft.add(ref, position ? PartyRole.ADDRESSEE : PartyRole.PARTICIPANT));
        if (pair.kind() == EventKind.EXCHANGE) {
            sides(draft);
        }
        if (pair.kind() == EventKind.PROPOSAL
                || pair.kind() == EventKind.AGREEMENT
                || pair.kind() == EventKind.CEASEFIRE) {
            named(draft, thingClause);
        }
        if (draft.parties.isEmpty()) {
            return null;
        }
        draft.topic = Tag.values(thing, "thing").get(0);
        Completion.fill(draft, clause, context);
        draft.trigger = thing;
        if (pair.kind() != EventKind.AGREEMENT || draft.place != null && draft.place.site() == null) {
            draft.place = null;
        }
        return draft;
    }

    private static PartyRole role(EventKind kind) {
        return switch (kind) {
            case PROPOSAL -> PartyRole.PROPOSER;
            case REJECTION -> PartyRole.REJECTER;
            default -> PartyRole.PARTICIPANT;
        };
    }

    /** States named beside the thing are those whose deal it is: "Ukraine grain deal". */
    private void named(Draft draft, Clause clause) {
        for (Ref ref : clause.sentence.refs()) {
            boolean near = ref.to() <= clause.trigger.from() && clause.trigger.from() - ref.to() <= 4
                    || ref.from() >= clause.trigger.to() && ref.from() - clause.trigger.to() <= 4;
            if (near && ref.code() != null && context.dossier.sides().contains(ref.code())) {
                draft.add(ref.code(), null, PartyRole.ADDRESSEE);
            }
        }
    }

    /** Prisoners are exchanged between the sides of the war. */
    private void sides(Draft draft) {
        if (draft.codes().stream().anyMatch(context.dossier.sides()::contains) || draft.parties.isEmpty()) {
            context.dossier.sides().stream().sorted().forEach(side -> draft.add(side, null, PartyRole.PARTICIPANT));
        }
    }

    private @Nullable Draft swap(Clause clause) {
        StatusRule.Verdict verdict = StatusRule.judge(clause, StatusRule.Tense.NOUN, EventStatus.DONE);
        if (verdict.status() == null) {
            return null;
        }
        Draft draft = new Draft(EventKind.EXCHANGE, verdict.status(), clause.sentence, "swap-noun", 0.55);
        draft.statusSaid = verdict.said();
        clause.parties(0, clause.sentence.tokens().size()).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        sides(draft);
        if (draft.parties.isEmpty()) {
            return null;
        }
        Completion.fill(draft, clause, context);
        draft.place = null;
        return draft;
    }
}
