package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/**
 * Agreements, truces, exchanges, proposals and rejections: an act that meets its thing in one clause. The act says what happens
 * ("signed", "proposed", "rejected"), the thing what it happens to ("the deal", "a truce").
 */
final class AccordRules {

    private static final int REACH = 12;
    private static final int PROVISO_REACH = 15;
    private static final int MATTER_REACH = 10;
    private static final int NEAR = 6;

    /** Things that may stand in a clause of their own: "agreed that both refrain from strikes", "offered Ankara as a venue". */
    private static final Set<String> HANGING = Set.of("restraint", "mediation");

    private record Pair(String act, Set<String> things, EventKind kind, double score) {}

    /** Which act on which thing makes which kind; the first that fits wins. */
    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "reject",
                    Set.of("plan", "truce", "restraint", "meeting", "peace", "mediation", "deal", "peacekeepers"),
                    EventKind.REJECTION,
                    0.6),
            new Pair("suspend", Set.of("deal", "accord", "participation", "peace", "truce"), EventKind.REJECTION, 0.6),
            new Pair(
                    "propose",
                    Set.of("plan", "truce", "restraint", "peacekeepers", "mediation", "meeting", "peace"),
                    EventKind.PROPOSAL,
                    0.55),
            new Pair("accept", Set.of("plan", "truce", "peacekeepers"), EventKind.PROPOSAL, 0.5),
            new Pair("extend", Set.of("deal", "accord", "participation"), EventKind.AGREEMENT, 0.7),
            new Pair("extend", Set.of("truce", "restraint"), EventKind.CEASEFIRE, 0.6),
            new Pair("sign", Set.of("deal", "accord"), EventKind.AGREEMENT, 0.7),
            new Pair("agree", Set.of("truce", "restraint"), EventKind.CEASEFIRE, 0.6),
            new Pair("agree", Set.of("swap"), EventKind.EXCHANGE, 0.6),
            new Pair("agree", Set.of("deal", "accord"), EventKind.AGREEMENT, 0.6),
            new Pair("declare", Set.of("truce", "restraint"), EventKind.CEASEFIRE, 0.65),
            new Pair("begin", Set.of("truce"), EventKind.CEASEFIRE, 0.6),
            new Pair("exchange", Set.of("prisoners", "swap"), EventKind.EXCHANGE, 0.7));

    /** A truce agreed to on condition is an offer accepted. */
    private static final Pair ACCEPTANCE = new Pair("accept", Set.of("truce"), EventKind.PROPOSAL, 0.5);

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
            if (Tag.hasGroup(thing, "thing")) {
                add(drafts, read(sentence, thing));
                add(drafts, relative(sentence, thing));
            }
        }
        return drafts;
    }

    private static void add(List<Draft> drafts, @Nullable Draft draft) {
        if (draft != null
                && drafts.stream()
                        .noneMatch(other -> other.kind == draft.kind && Objects.equals(other.trigger, draft.trigger))) {
            drafts.add(draft);
        }
    }

    private @Nullable Draft read(TaggedSentence sentence, Span thing) {
        Clause clause = Clause.around(sentence, thing);
        for (Pair pair : PAIRS) {
            if (pair.things().stream().noneMatch(name -> Tag.is(thing, "thing", name))) {
                continue;
            }
            @Nullable Span act = act(clause, pair.act());
            if (act == null && (isQuoted(clause) || HANGING.stream().anyMatch(name -> Tag.is(thing, "thing", name)))) {
                act = leadingAct(clause, pair.act());
            }
            @Nullable Draft draft = act == null ? null : draft(pair, act, thing, clause);
            if (draft != null) {
                return draft;
            }
        }
        if (Tag.is(thing, "thing", "swap")) {
            return swap(clause);
        }
        return Tag.is(thing, "thing", "deal") || Tag.is(thing, "thing", "accord") ? fallen(clause) : null;
    }

    /** "a truce that Macron and Starmer have proposed": what the clause behind the thing says was done to it. */
    private @Nullable Draft relative(TaggedSentence sentence, Span thing) {
        Clause clause = Clause.around(sentence, thing);
        int end = sentence.clauseEnd(thing.to());
        for (Span link : sentence.spans()) {
            if (link.from() != end || !(Tag.cue(link, "which") || Tag.cue(link, "that"))) {
                continue;
            }
            int to = Math.min(sentence.tokens().size(), end + REACH);
            for (Pair pair : PAIRS) {
                if (pair.kind() == EventKind.PROPOSAL
                        && pair.things().stream().anyMatch(name -> Tag.is(thing, "thing", name))) {
                    @Nullable Span act = act(clause, pair.act(), link.to(), to, true);
                    if (act != null) {
                        return draft(pair, act, thing, clause);
                    }
                }
            }
        }
        return null;
    }

    /** The act of the clause that the thing's clause hangs on by "that" or "as". */
    private @Nullable Span leadingAct(Clause clause, String name) {
        @Nullable Span link = clause.from == 0 ? null : clause.sentence.spanEndingAt(clause.from);
        boolean hangs = link != null && Tag.cue(link, "that");
        if (!hangs && !isQuoted(clause)) {
            return null;
        }
        int end = link == null ? clause.from - 1 : link.from();
        return act(clause, name, clause.sentence.clauseStart(end), clause.from, false);
    }

    /** a “reassurance force”: quotation marks part no clause where they only set a name apart. */
    private static boolean isQuoted(Clause clause) {
        return clause.from > 0
                && clause.from == clause.trigger.from()
                && clause.sentence.tokens().get(clause.from - 1).is("\"");
    }

    /** The act nearest to the thing in its clause. */
    private @Nullable Span act(Clause clause, String name) {
        return act(clause, name, clause.from, clause.to, context.freeOrder);
    }

    private @Nullable Span act(Clause clause, String name, int from, int to, boolean anyOrder) {
        @Nullable Span best = null;
        int bestDistance = REACH;
        for (Span span : clause.sentence.spans()) {
            boolean inside = span.from() >= from && span.to() <= to && !span.equals(clause.trigger);
            if (inside
                    && (anyOrder || isInOrder(clause, span, name))
                    && !isNoun(clause, span, name)
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

    /** "the outline of a plan": a form of the infinitive behind an article puts nothing forward. */
    private static boolean isNoun(Clause clause, Span act, String name) {
        if (!name.equals("propose") || !Tag.is(act, "base", name) || act.from() == 0) {
            return false;
        }
        Token before = clause.sentence.tokens().get(act.from() - 1);
        return before.is("the") || before.is("a") || before.is("an") || before.is("its");
    }

    /** English puts the thing behind the act, save in the passive; inflected languages are free. */
    private boolean isInOrder(Clause clause, Span act, String name) {
        if (act.from() < clause.trigger.from() || Tag.is(act, "passive", name)) {
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
        if (pair.kind() == EventKind.CEASEFIRE && isConditional(clause, act, thing)) {
            return pair.act().equals("agree") ? draft(ACCEPTANCE, act, thing, thingClause) : null;
        }
        if (pair.kind() == EventKind.EXCHANGE && tense == StatusRule.Tense.BASE && !verdict.said()) {
            // "the release of prisoners was discussed" tells of none.
            return null;
        }
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
        boolean relative = act.from() >= thingClause.to && clause.from >= thingClause.to;
        List<Ref> inside = relative ? clause.parties(clause.from, clause.to) : List.of();
        (inside.isEmpty() ? subjects.of(clause) : inside).forEach(ref -> draft.add(ref, role));
        @Nullable Ref speaker = clause.speaker();
        if (position && draft.parties.isEmpty() && speaker != null) {
            draft.add(speaker, role);
        }
        if (position && draft.parties.isEmpty()) {
            return null;
        }
        (inside.isEmpty() ? clause.right() : List.<Ref>of())
                .forEach(ref -> draft.add(ref, position ? PartyRole.ADDRESSEE : PartyRole.PARTICIPANT));
        if (pair.kind() == EventKind.EXCHANGE
                || pair.kind() == EventKind.CEASEFIRE && pair.act().equals("agree")) {
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
        boolean matters = isAbout(thingClause, "matter");
        if (pair.kind() == EventKind.AGREEMENT
                && (matters || Tag.is(thing, "thing", "deal") || Tag.is(act, "passive", pair.act()))) {
            otherSide(draft, speaker);
        }
        if (Tag.is(thing, "thing", "accord") && !matters && !isBetweenKnown(draft)) {
            return null;
        }
        if (draft.parties.isEmpty()) {
            return null;
        }
        draft.topic = topic(thing);
        Completion.fill(draft, clause, context);
        draft.trigger = thing;
        if (position && draft.when != null && draft.when.start().isAfter(context.published)) {
            // "proposed talks on Thursday": the day ahead is that of the talks, not of the offer.
            draft.status = EventStatus.DONE;
            draft.when = null;
            draft.dateSaid = false;
        }
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

    /** Two make an agreement: whom the clause leaves out was named just before, or is the partner who announces it. */
    private void otherSide(Draft draft, @Nullable Ref speaker) {
        Set<String> codes = draft.codes();
        if (codes.size() > 1) {
            return;
        }
        boolean known = codes.isEmpty() || codes.stream().anyMatch(context.dossier.sides()::contains);
        if (known && speaker != null && context.dossier.partners().contains(speaker.code())) {
            draft.add(speaker, PartyRole.PARTICIPANT);
            return;
        }
        List<Ref> last = context.lastParties();
        if (codes.isEmpty() || last.stream().anyMatch(ref -> codes.contains(ref.code()))) {
            last.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        }
    }

    /** "the minerals deal fell through", "left the agreement unsigned". */
    private @Nullable Draft fallen(Clause clause) {
        TaggedSentence sentence = clause.sentence;
        int end = Math.min(clause.to, clause.trigger.to() + NEAR);
        if (!sentence.cue(clause.trigger.to(), end, "cancelled")) {
            return null;
        }
        Draft draft = new Draft(EventKind.AGREEMENT, EventStatus.CANCELLED, sentence, "fallen-deal", 0.6);
        draft.statusSaid = true;
        clause.parties(clause.from, clause.to).forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        named(draft, clause);
        otherSide(draft, clause.speaker());
        boolean known = isAbout(clause, "matter") && !draft.parties.isEmpty();
        if (!known && !isBetweenKnown(draft)) {
            return null;
        }
        draft.topic = "deal";
        Completion.fill(draft, clause, context);
        if (draft.place != null && draft.place.site() == null) {
            draft.place = null;
        }
        return draft;
    }

    /** "agreed to a truce if Russia does the same", "declared themselves ready for a truce". */
    private static boolean isConditional(Clause clause, Span act, Span thing) {
        TaggedSentence sentence = clause.sentence;
        int after = Math.max(act.to(), thing.to());
        return sentence.cue(
                        after, Math.min(after + PROVISO_REACH, sentence.tokens().size()), "proviso")
                || act.to() < thing.from() && sentence.cue(act.to(), thing.from(), "conditional");
    }

    /** "an agreement on the joint development of minerals" is as good as a minerals agreement. */
    private static boolean isAbout(Clause clause, String cue) {
        int from = Math.max(clause.from, clause.trigger.from() - 2);
        int to = Math.min(clause.to, clause.trigger.to() + MATTER_REACH);
        return clause.sentence.cue(from, to, cue);
    }

    private static String topic(Span thing) {
        String topic = Tag.values(thing, "thing").get(0);
        return switch (topic) {
            case "accord" -> "deal";
            case "restraint" -> "truce";
            default -> topic;
        };
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
        if (clause.isTopicNoun()) {
            return null;
        }
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
