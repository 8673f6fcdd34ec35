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
            new Pair("suspend", Set.of("deal", "accord", "participation", "peace", "truce"), EventKind.REJECTION, 0.6),
            new Pair(
                    "propose",
                    Set.of("plan", "truce", "peacekeepers", "mediation", "meeting", "peace"),
                    EventKind.PROPOSAL,
                    0.55),
            new Pair("accept", Set.of("plan", "truce", "peacekeepers"), EventKind.PROPOSAL, 0.5),
            new Pair("extend", Set.of("deal", "accord", "participation"), EventKind.AGREEMENT, 0.7),
            new Pair("extend", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("sign", Set.of("deal", "accord"), EventKind.AGREEMENT, 0.7),
            new Pair("agree", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("agree", Set.of("swap"), EventKind.EXCHANGE, 0.6),
            new Pair("agree", Set.of("deal", "accord"), EventKind.AGREEMENT, 0.6),
            new Pair("declare", Set.of("truce"), EventKind.CEASEFIRE, 0.65),
            new Pair("begin", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("exchange", Set.of("prisoners", "swap"), EventKind.EXCHANGE, 0.7));

    private static final Set<String> PASSIVE =
            Set.of("was", "were", "been", "be", "is", "are", "being", "remain", "remains");

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
    private @Nullable Span act(Clause clause, String name) {
        @Nullable Span best = null;
        int bestDistance = REACH;
        for (Span span : clause.sentence.spans()) {
            boolean inside = span.from() >= clause.from && span.to() <= clause.to && !span.equals(clause.trigger);
            if (inside
                    && isInOrder(clause, span, name)
                    && StatusRule.tense(clause.sentence, span, name) != StatusRule.Tense.NOUN) {
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

    /** English puts the thing behind the act, save in the passive; inflected languages are free. */
    private boolean isInOrder(Clause clause, Span act, String name) {
        if (context.freeOrder || act.from() < clause.trigger.from() || Tag.is(act, "passive", name)) {
            return true;
        }
        String before = act.from() == 0
                ? ""
                : clause.sentence.tokens().get(act.from() - 1).norm();
        return PASSIVE.contains(before)
                || act.to() < clause.sentence.tokens().size()
                        && clause.sentence.tokens().get(act.to()).is("by")
                || Tag.is(act, "past", name) && clause.sentence.isTitle();
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
        @Nullable
        EventStatus status = isDecided(pair, clause) && verdict.status() == EventStatus.PLANNED
                ? EventStatus.DONE
                : verdict.status();
        if (status == EventStatus.DENIED) {
            // A signing that did not come about was called off; other acts that were not done are no events.
            status = pair.act().equals("sign") ? EventStatus.CANCELLED : null;
        }
        if (status == null || position && status != EventStatus.DONE) {
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
        @Nullable Ref speaker = clause.speaker();
        if (position && draft.parties.isEmpty() && speaker != null) {
            draft.add(speaker, role);
        }
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
        if (pair.kind() == EventKind.PROPOSAL && !Tag.is(thing, "thing", "meeting")) {
            context.dossier.sides().stream().sorted().forEach(side -> draft.add(side, null, PartyRole.ADDRESSEE));
        }
        if (Tag.is(thing, "thing", "accord") && !isBetweenKnown(draft)) {
            return null;
        }
        if (draft.parties.isEmpty()) {
            return null;
        }
        draft.topic = topic(thing);
        Completion.fill(draft, clause, context);
        draft.trigger = thing;
        if (pair.kind() != EventKind.AGREEMENT || draft.place != null && draft.place.site() == null) {
            draft.place = null;
        }
        return draft;
    }

    /** "says it will rejoin", "agrees to extend", "will suspend": the decision is the event, and it is taken. */
    private static boolean isDecided(Pair pair, Clause clause) {
        if (pair.act().equals("suspend")) {
            return true;
        }
        boolean announced = clause.from > 0 && clause.sentence.spanEndingAt(clause.from) != null;
        return pair.act().equals("extend") && (announced || clause.hasBefore("agreed"));
    }

    private static String topic(Span thing) {
        String topic = Tag.values(thing, "thing").get(0);
        return topic.equals("accord") ? "deal" : topic;
    }

    private static PartyRole role(EventKind kind) {
        return switch (kind) {
            case PROPOSAL -> PartyRole.PROPOSER;
            case REJECTION -> PartyRole.REJECTER;
            default -> PartyRole.PARTICIPANT;
        };
    }

    /** A mere "deal" counts when a side of the war makes it with somebody. */
    private boolean isBetweenKnown(Draft draft) {
        return draft.codes().size() >= 2 && draft.codes().stream().anyMatch(context.dossier.sides()::contains);
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
