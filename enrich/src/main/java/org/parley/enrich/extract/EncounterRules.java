package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;
import org.parley.enrich.text.Token;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** Meetings, visits and calls: verbs and nouns of encounter with the parties of their clause. */
final class EncounterRules {

    private static final Set<String> COLLECTIVES = Set.of("EU", "COALITION", "G7", "NATO");

    private static final List<String> ACTS =
            List.of("call", "ring", "meet", "see", "discuss", "arrive", "visit", "stay", "send", "host", "attend");

    private static final int GUEST_REACH = 8;
    private static final int ROUND_REACH = 3;

    private final Context context;
    private final Subjects subjects;
    private final Delegations delegations = new Delegations();
    private final Echoes echoes;

    EncounterRules(Context context, List<TaggedSentence> sentences) {
        this.context = context;
        this.echoes = new Echoes(context, sentences);
        this.subjects = new Subjects(context);
    }

    List<Draft> read(TaggedSentence sentence) {
        List<Draft> drafts = new ArrayList<>();
        for (Span span : sentence.spans()) {
            @Nullable Draft draft = read(sentence, span);
            if (draft != null) {
                Clause clause = Clause.around(sentence, span);
                drafts.addAll(draft.rule.equals("visit") ? stations(draft, clause) : apart(draft, clause));
            }
        }
        drafts.forEach(delegations::tell);
        drafts.forEach(echoes::tell);
        @Nullable Draft completed = delegations.join(sentence);
        if (completed != null) {
            drafts.add(completed);
        }
        return drafts;
    }

    /** A call with both sides of a war is two calls. */
    private List<Draft> apart(Draft draft, Clause clause) {
        Set<String> sides = context.dossier.sides();
        boolean both = draft.kind == EventKind.CALL
                && draft.codes().containsAll(sides)
                && draft.codes().size() > sides.size();
        boolean separate = both
                && clause.right().stream()
                                .map(Ref::code)
                                .distinct()
                                .filter(sides::contains)
                                .count()
                        == sides.size();
        if (!separate) {
            return stops(draft, clause);
        }
        List<Draft> calls = new ArrayList<>();
        for (String side : sides.stream().sorted().toList()) {
            Draft call = draft.copy();
            call.parties
                    .keySet()
                    .removeIf(who -> sides.contains(who.code()) && !who.code().equals(side));
            calls.add(call);
        }
        return calls;
    }

    /** One draft for each country of a journey: "will visit Kyiv and Moscow". */
    private List<Draft> stations(Draft draft, Clause clause) {
        List<Ref> stations = clause.places().stations();
        if (stations.size() < 2) {
            return stops(draft, clause);
        }
        List<Draft> visits = new ArrayList<>();
        for (Ref station : stations) {
            Draft visit = draft.at(station, draft.when);
            visit.dateSaid = draft.dateSaid;
            visit.parties.keySet().removeIf(who -> stations.stream()
                    .anyMatch(ref -> who.code().equals(ref.code())));
            if (station.code() != null) {
                visit.add(station.code(), null, PartyRole.HOST);
            }
            visits.add(visit);
        }
        return visits;
    }

    /** One draft for each time and place that the clause pairs. */
    private List<Draft> stops(Draft draft, Clause clause) {
        List<Legs.Leg> legs = draft.parties.size() > 2 ? Legs.of(clause) : List.of();
        if (!legs.isEmpty()) {
            return Legs.drafts(draft, legs, context);
        }
        List<ClausePlaces.Stop> stops = clause.places().stops();
        if (stops.isEmpty() || draft.kind != EventKind.MEETING) {
            return List.of(draft);
        }
        List<Draft> drafts = stops.stream()
                .map(stop -> draft.at(stop.place(), context.resolve(stop.date(), draft.status, draft.statusSaid)))
                .toList();
        return isOneRun(drafts) ? List.of(run(drafts)) : drafts;
    }

    /** "on Friday and Saturday" is one encounter of two days. */
    private static boolean isOneRun(List<Draft> drafts) {
        @Nullable DateRange first = drafts.get(0).when;
        @Nullable DateRange second = drafts.get(1).when;
        boolean samePlace = Objects.equals(drafts.get(0).place, drafts.get(1).place);
        return drafts.size() == 2
                && samePlace
                && first != null
                && second != null
                && first.isDay()
                && first.start().plusDays(1).equals(second.start());
    }

    private static Draft run(List<Draft> drafts) {
        Draft run = drafts.get(0);
        @Nullable DateRange first = run.when;
        @Nullable DateRange second = drafts.get(1).when;
        if (first != null && second != null) {
            run.when = new DateRange(first.start(), second.start(), first.precision());
        }
        return run;
    }

    private @Nullable Draft read(TaggedSentence sentence, Span span) {
        for (String act : ACTS) {
            StatusRule.Tense tense = StatusRule.tense(sentence, span, act);
            if (tense != StatusRule.Tense.NOUN) {
                return verb(Clause.around(sentence, span), act, tense);
            }
        }
        if (Tag.is(span, "thing", "call") || Tag.is(span, "thing", "conversation")) {
            return call(Clause.around(sentence, span));
        } else if (Tag.is(span, "thing", "meeting") || isRound(sentence, span)) {
            return meeting(Clause.around(sentence, span));
        } else if (Tag.is(span, "thing", "visit")) {
            return visit(Clause.around(sentence, span), StatusRule.Tense.NOUN);
        }
        return Tag.cue(span, "phone") && !span.has("thing") ? byPhone(Clause.around(sentence, span)) : null;
    }

    /** "settled it by phone", «утвердили список по телефону»: whatever the verb, it was done in a call. */
    private @Nullable Draft byPhone(Clause clause) {
        boolean told = clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.from && span.to() <= clause.to && isEncounter(clause, span));
        return told ? null : call(clause);
    }

    private static boolean isEncounter(Clause clause, Span span) {
        return Tag.is(span, "thing", "call")
                || Tag.is(span, "thing", "conversation")
                || Tag.is(span, "thing", "meeting")
                || ACTS.stream().anyMatch(act -> StatusRule.tense(clause.sentence, span, act) != StatusRule.Tense.NOUN);
    }

    /** "the previous round", where no word of talks follows that tells it anyway. */
    private static boolean isRound(TaggedSentence sentence, Span span) {
        boolean round = Tag.values(span, "cue").stream().anyMatch(cue -> cue.startsWith("round"));
        return round
                && sentence.spans().stream()
                        .noneMatch(other -> other.from() >= span.from()
                                && other.from() <= span.to() + ROUND_REACH
                                && Tag.is(other, "thing", "meeting"));
    }

    private @Nullable Draft verb(Clause clause, String act, StatusRule.Tense tense) {
        return switch (act) {
            case "call" -> spoke(clause, tense);
            case "visit" -> visit(clause, tense);
            case "arrive" -> arrive(clause, tense);
            case "host" -> host(clause, tense);
            case "attend" -> attend(clause, tense);
            case "see" -> saw(clause, tense);
            case "ring" -> rang(clause, tense);
            case "stay" -> stayed(clause, tense);
            case "send" -> sent(clause, tense);
            default -> met(clause, tense);
        };
    }

    private @Nullable Draft met(Clause clause, StatusRule.Tense tense) {
        boolean discussed = Tag.is(clause.trigger, "past", "discuss");
        List<Ref> parties = new ArrayList<>(discussed ? clause.left() : subjects.of(clause));
        parties.addAll(clause.right());
        boolean phone = clause.has("phone");
        return encounter(clause, parties, phone ? EventKind.CALL : EventKind.MEETING, tense, EventStatus.DONE, "meet");
    }

    /** "will also see the crown prince": an encounter when someone is seen at a time or a place. */
    private @Nullable Draft saw(Clause clause, StatusRule.Tense tense) {
        boolean anchored = clause.date() != null || clause.place(clause.trigger.from(), clause.to) != null;
        boolean someone = clause.right().stream()
                .anyMatch(ref -> ref.from() - clause.trigger.to() <= GUEST_REACH
                        && (ref.person() != null || ref.type() == Ref.Type.ADJECTIVE || ref.title() != null));
        return anchored && someone ? met(clause, tense) : null;
    }

    private @Nullable Draft spoke(Clause clause, StatusRule.Tense tense) {
        List<Ref> parties = new ArrayList<>(subjects.of(clause));
        parties.addAll(clause.right());
        boolean phone = clause.has("phone") || !isBareSpeaking(clause.trigger);
        boolean people = parties.stream().filter(ref -> ref.person() != null).count() >= 2;
        if (!phone && clause.places().ownPlace() != null) {
            return met(clause, tense);
        } else if (!phone && !people) {
            return null;
        }
        return encounter(clause, parties, EventKind.CALL, tense, EventStatus.DONE, "call");
    }

    /** "spoke with" may be a talk in a corridor; "spoke by phone" is a call. */
    private static boolean isBareSpeaking(Span trigger) {
        return trigger.to() - trigger.from() <= 2;
    }

    private @Nullable Draft call(Clause clause) {
        List<Ref> parties = around(clause);
        boolean people = parties.stream().filter(ref -> ref.person() != null).count() >= 2;
        boolean phone =
                isNear(clause, "phone") || Tag.is(clause.trigger, "thing", "call") || people && clause.place() == null;
        boolean wish = clause.sentence.tokens().size() > clause.trigger.to()
                && clause.sentence.tokens().get(clause.trigger.to()).is("for");
        return phone && !wish
                ? encounter(clause, parties, EventKind.CALL, StatusRule.Tense.NOUN, EventStatus.DONE, "call-noun")
                : null;
    }

    private static boolean isNear(Clause clause, String cue) {
        int from = Math.max(clause.from, clause.trigger.from() - GUEST_REACH);
        int to = Math.min(clause.to, clause.trigger.to() + 2 * GUEST_REACH);
        return clause.sentence.cue(from, to, cue);
    }

    private @Nullable Draft meeting(Clause clause) {
        List<Ref> parties = around(clause);
        if (clause.isTopicNoun() && clause.date() == null) {
            return null;
        }
        boolean phone = clause.has("phone") && !clause.has("separate");
        @Nullable
        Draft draft = encounter(
                clause,
                parties,
                phone ? EventKind.CALL : EventKind.MEETING,
                StatusRule.Tense.NOUN,
                EventStatus.DONE,
                "meeting-noun");
        if (draft == null) {
            occasion(clause, parties);
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

    /** "eight hours of talks in Jeddah": who took part may be told later. */
    private void occasion(Clause clause, List<Ref> parties) {
        @Nullable Ref place = clause.place(clause.from, clause.to);
        StatusRule.Verdict verdict = StatusRule.judge(clause, StatusRule.Tense.NOUN, EventStatus.DONE);
        if (verdict.status() == null || place == null || place.site() == null || clause.has("phone")) {
            return;
        }
        Draft draft = new Draft(EventKind.MEETING, verdict.status(), clause.sentence, "delegations");
        draft.statusSaid = verdict.said();
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        delegations.occasion(Completion.fill(draft, clause, context));
    }

    /** The parties around a noun; pronouns and the subject of the sentence where the clause names only one. */
    private List<Ref> around(Clause clause) {
        List<Ref> parties = new ArrayList<>(clause.left());
        parties.addAll(clause.right());
        parties.removeIf(ref -> isJoined(clause, ref));
        if (codes(parties) < 2) {
            parties.addAll(0, subjects.missing(clause));
        }
        return parties;
    }

    /** "before the meeting and Zelensky after it": what "and" joins to the noun stands beside it. */
    private static boolean isJoined(Clause clause, Ref ref) {
        @Nullable
        Span and = clause.sentence.spans().stream()
                .filter(span -> span.from() == clause.trigger.to() && Tag.cue(span, "and"))
                .findFirst()
                .orElse(null);
        return and != null && ref.from() >= and.to() && ref.from() - and.to() <= 1;
    }

    private @Nullable Draft encounter(
            Clause clause,
            List<Ref> parties,
            EventKind kind,
            StatusRule.Tense tense,
            EventStatus presentMeans,
            String rule) {
        boolean open = codes(parties) < 2 && !isAssembly(clause, parties, rule);
        if (open && !mayEcho(clause, parties)) {
            return null;
        }
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, presentMeans);
        if (verdict.status() == null) {
            return null;
        }
        Draft draft = new Draft(kind, verdict.status(), clause.sentence, rule);
        draft.statusSaid = verdict.said();
        draft.present = tense == StatusRule.Tense.PRESENT;
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        Completion.fill(draft, clause, context);
        if (kind == EventKind.CALL) {
            draft.place = null;
        }
        return open ? echoes.complete(draft, clause) : draft;
    }

    /** A noun of encounter stands for one already told of; a verb does when it names nobody. */
    private static boolean mayEcho(Clause clause, List<Ref> parties) {
        return clause.trigger.has("thing")
                || clause.trigger.has("cue")
                || Tag.is(clause.trigger, "past", "meet") && parties.isEmpty()
                || Tag.is(clause.trigger, "present", "meet") && parties.isEmpty()
                || Tag.is(clause.trigger, "base", "meet") && parties.isEmpty();
    }

    /** "EU leaders gathered in Paris": one name for many parties. */
    private boolean isAssembly(Clause clause, List<Ref> parties, String rule) {
        if (codes(parties) != 1 || clause.place(clause.from, clause.to) == null) {
            return false;
        }
        boolean collective = COLLECTIVES.contains(String.valueOf(parties.get(0).code()));
        return rule.equals("host") || collective && rule.equals("meet");
    }

    /** A journey to another party's place: who travels, and where to. */
    private @Nullable Draft visit(Clause clause, StatusRule.Tense tense) {
        return visit(clause, tense, "visit");
    }

    /** "Xi calls Zelensky", not "calls Zelensky a liar": the name of whom is called is all that follows. */
    private @Nullable Draft rang(Clause clause, StatusRule.Tense tense) {
        TaggedSentence sentence = clause.sentence;
        @Nullable Ref called = sentence.refStartingAt(clause.trigger.to());
        if (called == null || called.person() == null) {
            return null;
        }
        @Nullable Span next = sentence.spanStartingAt(called.to());
        boolean closed = called.to() >= sentence.tokens().size()
                || sentence.tokens().get(called.to()).shape() == Token.Shape.MARK
                || next != null && (next.has("cue") || next.has("date"));
        return closed ? spoke(clause, tense) : null;
    }

    /** "was in Dublin on Tuesday": a stay abroad of somebody named, on a day or for talks. */
    private @Nullable Draft stayed(Clause clause, StatusRule.Tense tense) {
        boolean person = subjects.of(clause).stream().anyMatch(ref -> ref.person() != null);
        return person && (clause.date() != null || hasMeeting(clause)) ? visit(clause, tense, "stay") : null;
    }

    /** "will send a delegation to Kyiv": emissaries travel, not goods. */
    private @Nullable Draft sent(Clause clause, StatusRule.Tense tense) {
        @Nullable Ref destination = destination(clause);
        boolean emissary = destination != null
                && clause.sentence.spans().stream()
                        .anyMatch(span -> span.from() >= clause.trigger.to()
                                && span.to() <= destination.from()
                                && (Tag.hasGroup(span, "title") || Tag.is(span, "thing", "visit")));
        return emissary ? visit(clause, tense, "send") : null;
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
    private @Nullable Draft arrive(Clause clause, StatusRule.Tense tense) {
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
        if (left != null && !Tag.is(clause.trigger, "thing", "visit")) {
            return left;
        }
        @Nullable Ref before = clause.sentence.refEndingAt(clause.trigger.from());
        boolean named = before != null
                && before.title() == null
                && before.person() == null
                && (before.type() != Ref.Type.ADJECTIVE
                        || clause.sentence.tokens().get(before.from()).shape() == Token.Shape.UPPER);
        return named && Tag.is(clause.trigger, "thing", "visit") ? before : null;
    }

    private @Nullable Draft host(Clause clause, StatusRule.Tense tense) {
        List<Ref> hosts = subjects.of(clause);
        List<Ref> guests = clause.right();
        guests.removeIf(ref -> ref.from() - clause.trigger.to() > GUEST_REACH && !hasMeeting(clause));
        if (hosts.isEmpty() || guests.isEmpty() && !hasMeeting(clause) && !hasGuests(clause)) {
            return null;
        }
        List<Ref> parties = new ArrayList<>(hosts);
        parties.addAll(guests);
        boolean person = guests.stream().anyMatch(ref -> ref.person() != null || ref.title() != null);
        @Nullable
        Draft draft = person || hasMeeting(clause) || hasGuests(clause)
                ? encounter(
                        clause,
                        parties,
                        clause.has("phone") ? EventKind.CALL : EventKind.MEETING,
                        tense,
                        EventStatus.DONE,
                        "host")
                : null;
        if (draft != null) {
            hosts.forEach(ref ->
                    draft.parties.replaceAll((who, role) -> who.code().equals(ref.code()) ? PartyRole.HOST : role));
        }
        return draft;
    }

    /** "hosted a dozen leaders": guests without a name. */
    private static boolean hasGuests(Clause clause) {
        return clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.trigger.to()
                        && span.from() - clause.trigger.to() <= ROUND_REACH
                        && Tag.hasGroup(span, "title"));
    }

    private static boolean hasMeeting(Clause clause) {
        return clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.trigger.to()
                        && span.to() <= clause.to
                        && Tag.is(span, "thing", "meeting"));
    }

    private @Nullable Draft attend(Clause clause, StatusRule.Tense tense) {
        List<Ref> parties = new ArrayList<>(subjects.of(clause));
        if (!hasMeeting(clause) || parties.isEmpty()) {
            return null;
        }
        parties.addAll(clause.right());
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, EventStatus.ONGOING);
        if (verdict.status() == null || parties.stream().noneMatch(ref -> ref.person() != null)) {
            return null;
        }
        Draft draft = new Draft(EventKind.MEETING, verdict.status(), clause.sentence, "attend");
        draft.statusSaid = verdict.said();
        draft.present = tense == StatusRule.Tense.PRESENT;
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        return Completion.fill(draft, clause, context);
    }

    private static long codes(List<Ref> parties) {
        return parties.stream().map(Ref::code).distinct().count();
    }
}
