package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/**
 * Agreements, truces, exchanges, proposals and rejections: an act that meets its thing in one clause. The act says what happens
 * ("signed", "proposed", "rejected"), the thing what it happens to ("the deal", "a truce"). Things without an act are left to
 * {@link AccordNouns}.
 */
final class AccordRules {

    private static final int PROVISO_REACH = 15;
    private static final int MATTER_REACH = 10;

    /** Things that may stand in a clause of their own: "agreed that both refrain from strikes", "offered Ankara as a venue". */
    private static final Set<String> HANGING = Set.of("restraint", "mediation");

    private record Pair(String act, List<String> things, EventKind kind) {

        boolean takes(Span thing) {
            for (String name : things) {
                if (thing.is(Group.THING, name)) {
                    return true;
                }
            }
            return false;
        }

        /** Offers and refusals are made by one, and once: they are not planned. */
        boolean isPosition() {
            return kind == EventKind.PROPOSAL || kind == EventKind.REJECTION;
        }
    }

    /** Which act on which thing makes which kind; the first that fits wins. */
    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "reject",
                    List.of("plan", "truce", "restraint", "meeting", "peace", "mediation", "deal", "peacekeepers"),
                    EventKind.REJECTION),
            new Pair("suspend", List.of("deal", "accord", "participation", "peace", "truce"), EventKind.REJECTION),
            new Pair(
                    "propose",
                    List.of("plan", "truce", "restraint", "peacekeepers", "mediation", "meeting", "peace"),
                    EventKind.PROPOSAL),
            new Pair("accept", List.of("plan", "truce", "peacekeepers"), EventKind.PROPOSAL),
            new Pair("extend", List.of("deal", "accord", "participation"), EventKind.AGREEMENT),
            new Pair("extend", List.of("truce", "restraint"), EventKind.CEASEFIRE),
            new Pair("sign", List.of("deal", "accord"), EventKind.AGREEMENT),
            new Pair("sign", List.of("truce"), EventKind.CEASEFIRE),
            new Pair("agree", List.of("truce", "restraint"), EventKind.CEASEFIRE),
            new Pair("agree", List.of("swap"), EventKind.EXCHANGE),
            new Pair("agree", List.of("deal", "accord"), EventKind.AGREEMENT),
            new Pair("declare", List.of("truce", "restraint"), EventKind.CEASEFIRE),
            new Pair("begin", List.of("truce"), EventKind.CEASEFIRE),
            new Pair("exchange", List.of("prisoners", "swap"), EventKind.EXCHANGE));

    /** A truce agreed to on condition is an offer accepted. */
    private static final Pair ACCEPTANCE = new Pair("accept", List.of("truce"), EventKind.PROPOSAL);

    private final Context context;
    private final Subjects subjects;
    private final ActFinder acts;
    private final AccordParties parties;
    private final AccordNouns nouns;

    AccordRules(Context context) {
        this.context = context;
        this.subjects = new Subjects(context);
        this.acts = new ActFinder(context.freeOrder);
        this.parties = new AccordParties(context);
        this.nouns = new AccordNouns(context);
    }

    List<Draft> read(TaggedSentence sentence) {
        List<Draft> drafts = new ArrayList<>();
        for (Span thing : sentence.spans()) {
            if (thing.has(Group.THING)) {
                Clause clause = Clause.around(sentence, thing);
                @Nullable Draft acted = byAct(clause);
                add(drafts, acted != null ? acted : nouns.read(clause));
                add(drafts, byClauseBehind(clause));
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

    private @Nullable Draft byAct(Clause clause) {
        Span thing = clause.trigger;
        boolean hangs = ActFinder.isQuoted(clause) || HANGING.stream().anyMatch(name -> thing.is(Group.THING, name));
        for (Pair pair : PAIRS) {
            if (!pair.takes(thing)) {
                continue;
            }
            @Nullable Span act = acts.inClause(clause, pair.act());
            if (act == null && hangs) {
                act = acts.leading(clause, pair.act());
            }
            @Nullable Draft draft = act == null ? null : draft(pair, act, clause);
            if (draft != null) {
                return draft;
            }
        }
        return null;
    }

    /** "a truce that Macron and Starmer have proposed": what the clause behind the thing says was done to it. */
    private @Nullable Draft byClauseBehind(Clause clause) {
        for (Pair pair : PAIRS) {
            if (pair.kind() == EventKind.PROPOSAL && pair.takes(clause.trigger)) {
                @Nullable Span act = acts.behind(clause, pair.act());
                if (act != null) {
                    return draft(pair, act, clause);
                }
            }
        }
        return null;
    }

    private @Nullable Draft draft(Pair pair, Span act, Clause thingClause) {
        Span thing = thingClause.trigger;
        Clause clause = Clause.around(thingClause.sentence, act);
        if (pair.kind() == EventKind.CEASEFIRE && isConditional(clause, act, thing)) {
            return pair.act().equals("agree") ? draft(ACCEPTANCE, act, thingClause) : null;
        }
        StatusRule.Verdict verdict =
                StatusRule.judge(clause, StatusRule.tense(clause.sentence, act, pair.act()), EventStatus.DONE);
        @Nullable EventStatus status = status(pair, act, clause, verdict);
        if (status == null) {
            return null;
        }
        Draft draft = new Draft(
                pair.kind(),
                status,
                clause.sentence,
                pair.act() + "-" + thing.values(Group.THING).get(0));
        draft.statusSaid = verdict.said();
        addActing(draft, pair, act, clause, thingClause);
        if (pair.isPosition() && draft.parties.isEmpty()) {
            return null;
        }
        addOthers(draft, pair, act, clause, thingClause);
        boolean loose = thing.is(Group.THING, "accord") && !isAboutMatter(thingClause);
        if (draft.parties.isEmpty() || loose && !parties.isBetweenKnown(draft)) {
            return null;
        }
        return complete(draft, pair, clause, thingClause);
    }

    private static @Nullable EventStatus status(Pair pair, Span act, Clause clause, StatusRule.Verdict verdict) {
        @Nullable EventStatus status = verdict.status();
        boolean bare = StatusRule.tense(clause.sentence, act, pair.act()) == StatusRule.Tense.BASE;
        if (status == null || pair.kind() == EventKind.EXCHANGE && bare && !verdict.said()) {
            // "the release of prisoners was discussed" tells of none.
            return null;
        }
        if (status == EventStatus.PLANNED && isDecided(pair, clause)) {
            status = EventStatus.DONE;
        }
        if (status == EventStatus.DENIED) {
            // A signing that did not come about was called off; other acts that were not done are no events.
            status = pair.act().equals("sign") ? EventStatus.CANCELLED : null;
        }
        return pair.isPosition() && status != EventStatus.DONE ? null : status;
    }

    /** "says it will rejoin", "agrees to extend", "will suspend": the decision is the event, and it is taken. */
    private static boolean isDecided(Pair pair, Clause clause) {
        boolean announced = clause.from > 0 && clause.sentence.spanEndingAt(clause.from) != null;
        return pair.act().equals("suspend")
                || pair.act().equals("extend")
                        && (announced || clause.hasBefore("agreed") || clause.hasBefore("future"));
    }

    private void addActing(Draft draft, Pair pair, Span act, Clause clause, Clause thingClause) {
        PartyRole role = AccordParties.roleOfActor(pair.kind());
        boolean behind = act.from() >= thingClause.to && clause.from >= thingClause.to;
        List<Ref> inside = behind ? clause.parties(clause.from, clause.to) : List.of();
        (inside.isEmpty() ? subjects.of(clause) : inside).forEach(ref -> draft.add(ref, role));
        @Nullable Ref speaker = clause.speaker();
        if (pair.isPosition() && draft.parties.isEmpty() && speaker != null) {
            draft.add(speaker, role);
        }
        if (inside.isEmpty() && !(pair.isPosition() && draft.parties.isEmpty())) {
            PartyRole other = pair.isPosition() ? PartyRole.ADDRESSEE : PartyRole.PARTICIPANT;
            clause.right().forEach(ref -> draft.add(ref, other));
        }
    }

    private void addOthers(Draft draft, Pair pair, Span act, Clause clause, Clause thingClause) {
        Span thing = thingClause.trigger;
        boolean agreedTruce = pair.kind() == EventKind.CEASEFIRE
                && (pair.act().equals("agree") || pair.act().equals("sign"));
        if (pair.kind() == EventKind.EXCHANGE || agreedTruce) {
            parties.addSides(draft);
        }
        if (pair.kind() == EventKind.PROPOSAL
                || pair.kind() == EventKind.AGREEMENT
                || pair.kind() == EventKind.CEASEFIRE) {
            parties.addNamed(draft, thingClause);
        }
        if (pair.kind() == EventKind.PROPOSAL && !thing.is(Group.THING, "meeting")) {
            parties.addAllSides(draft, PartyRole.ADDRESSEE);
        }
        boolean two = isAboutMatter(thingClause) || thing.is(Group.THING, "deal") || act.is(Group.PASSIVE, pair.act());
        if (pair.kind() == EventKind.AGREEMENT && two) {
            parties.addOtherSide(draft, clause.speaker());
        }
    }

    private Draft complete(Draft draft, Pair pair, Clause clause, Clause thingClause) {
        draft.topic = topic(thingClause.trigger);
        Completion.fill(draft, clause, context);
        draft.trigger = thingClause.trigger;
        if (pair.kind() == EventKind.CEASEFIRE) {
            takeOwnDays(draft, thingClause);
        }
        if (pair.isPosition() && draft.when != null && draft.when.start().isAfter(context.published)) {
            // "proposed talks on Thursday": the day ahead is that of the talks, not of the offer.
            draft.status = EventStatus.DONE;
            draft.when = null;
            draft.dateSaid = false;
        }
        boolean placed = pair.kind() == EventKind.AGREEMENT && draft.place != null && draft.place.site() != null;
        draft.place = placed ? draft.place : null;
        return draft;
    }

    /** "announced on Monday a truce from May 8 to May 10": it is of its own days, not of that on which it was announced. */
    private void takeOwnDays(Draft draft, Clause thingClause) {
        List<DateRange> days = thingClause.sentence.dates().stream()
                .filter(date -> date.from() >= thingClause.trigger.to() && date.to() <= thingClause.to)
                .map(date -> Optional.ofNullable(context.resolveNearest(date)))
                .flatMap(Optional::stream)
                .toList();
        if (days.isEmpty()) {
            return;
        }
        DateRange first = days.get(0);
        DateRange last = days.get(days.size() - 1);
        boolean several = days.size() == 2 && last.start().isAfter(first.start());
        draft.when = several ? new DateRange(first.start(), last.last(), first.precision()) : first;
        draft.dateSaid = true;
        draft.status = StatusRule.byDate(draft.status, draft.when, context.published);
    }

    /** "agreed to a truce if Russia does the same", "declared themselves ready for a truce". */
    private static boolean isConditional(Clause clause, Span act, Span thing) {
        TaggedSentence sentence = clause.sentence;
        int after = Math.max(act.to(), thing.to());
        int end = Math.min(after + PROVISO_REACH, sentence.tokens().size());
        return sentence.cue(after, end, "proviso")
                || act.to() < thing.from() && sentence.cue(act.to(), thing.from(), "conditional");
    }

    /** "an agreement on the joint development of minerals" is as good as a minerals agreement. */
    static boolean isAboutMatter(Clause clause) {
        int from = Math.max(clause.from, clause.trigger.from() - 2);
        int to = Math.min(clause.to, clause.trigger.to() + MATTER_REACH);
        return clause.sentence.cue(from, to, "matter");
    }

    /** What the accord is about, as the codes name it. */
    static String topic(Span thing) {
        String topic = thing.values(Group.THING).get(0);
        return switch (topic) {
            case "accord" -> "deal";
            case "restraint" -> "truce";
            default -> topic;
        };
    }
}
