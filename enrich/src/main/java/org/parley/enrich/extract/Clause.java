package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** The clause around a trigger, and what in it can be a party, a place or a date of the trigger's event. */
final class Clause {

    private static final List<String> TAKING = List.of("exchange", "propose", "reject", "suspend", "sign", "declare");
    private static final Set<String> ARTICLES =
            Set.of("the", "l", "la", "le", "les", "der", "die", "das", "den", "dem");
    private static final int ADJECTIVE_REACH = 3;
    private static final int DATELINE = 6;
    private static final int OUTSIDE = 40;
    private static final int FARTHEST = 15;
    private static final int SPEAKER_REACH = 4;

    final TaggedSentence sentence;
    final Span trigger;
    final int from;
    final int to;
    /** Where those who act end: before the first of several verbs. */
    private final int subjectEnd;
    /** Where dates and places are looked for. */
    private final int sharedFrom;

    private Clause(TaggedSentence sentence, Span trigger, int from, int to, int subjectEnd) {
        this.subjectEnd = subjectEnd;
        this.sentence = sentence;
        this.trigger = trigger;
        this.from = from;
        this.to = to;
        this.sharedFrom = sentence.sharedStart(from);
    }

    static Clause around(TaggedSentence sentence, Span trigger) {
        int start = sentence.clauseStart(trigger.from());
        int end = sentence.relativeEnd(sentence.clauseEnd(trigger.to()));
        Coordination verbs = Coordination.of(sentence, trigger, start, end);
        return new Clause(sentence, trigger, start, verbs.end(), verbs.subjectEnd());
    }

    boolean has(String cue) {
        return sentence.cue(from, to, cue);
    }

    boolean hasBefore(String cue) {
        return sentence.cue(from, trigger.from(), cue);
    }

    boolean hasAfter(String cue) {
        return sentence.cue(trigger.to(), to, cue);
    }

    List<Ref> left() {
        return parties(from, subjectEnd);
    }

    List<Ref> right() {
        List<Ref> parties = parties(trigger.to(), to);
        @Nullable Ref speaker = speaker();
        parties.removeIf(ref -> ref.equals(speaker));
        return parties;
    }

    /** Who says so, named at the clause's end or right behind it: "…, Ramaphosa said", "…," said Podolyak. */
    @Nullable
    Ref speaker() {
        @Nullable Span say = spanAt(to);
        boolean said = say != null && Tag.cue(say, "say");
        @Nullable Ref last = said ? sentence.refEndingAt(to) : null;
        if (last != null && last.from() >= trigger.to() && last.isParty()) {
            return last;
        }
        for (Ref ref : sentence.refs()) {
            if (ref.isParty() && ref.from() >= to && ref.from() - to <= SPEAKER_REACH) {
                @Nullable Span verb = spanAt(ref.to());
                @Nullable Span before = sentence.spanEndingAt(ref.from());
                boolean speaks = verb != null && Tag.cue(verb, "say") || before != null && Tag.cue(before, "say");
                return speaks ? ref : null;
            }
        }
        return null;
    }

    /** Who takes part between two positions. */
    List<Ref> parties(int start, int end) {
        List<Ref> parties = new ArrayList<>();
        for (Ref ref : sentence.refsIn(start, end)) {
            if (isParticipant(ref)) {
                parties.add(ref);
            }
        }
        return parties;
    }

    private boolean isParticipant(Ref ref) {
        return switch (ref.type()) {
            case PERSON -> !isTopic(ref);
            case BODY -> !isTopic(ref) && !isOwner(ref) && !isAttribute(ref);
            case ADJECTIVE -> !isTopic(ref) && leadsToActor(ref);
            case PLACE -> false;
        };
    }

    /** "discussed a meeting", «умови для зустрічі»: the noun is only talked about. */
    boolean isTopicNoun() {
        int at = trigger.from();
        while (at > from && trigger.from() - at < 3 && sentence.spanEndingAt(at) == null) {
            at--;
        }
        @Nullable Span before = sentence.spanEndingAt(at);
        return before != null && before.from() >= from && Tag.cue(before, "topic") && !isThan(before);
    }

    /** "more than eight hours of talks" compares; the talks themselves are told. */
    private boolean isThan(Span before) {
        return sentence.tokens().get(before.from()).is("than");
    }

    /** "about Putin", "war in Ukraine": what the event is about doesn't take part. */
    boolean isTopic(Ref ref) {
        int at = ref.from();
        List<Token> tokens = sentence.tokens();
        while (at > 0
                && ref.from() - at < 2
                && (ARTICLES.contains(tokens.get(at - 1).norm())
                        || tokens.get(at - 1).is("\""))) {
            at--;
        }
        @Nullable Span before = sentence.spanEndingAt(at);
        if (before != null && Tag.cue(before, "topic")) {
            return true;
        }
        @Nullable Ref pair = before != null && Tag.cue(before, "and") ? sentence.refEndingAt(before.from()) : null;
        return pair != null && pair.to() > from && pair.from() < ref.from() && isTopic(pair);
    }

    /** "Russia's invasion", "Ukraine war": the state qualifies another noun. */
    private boolean isOwner(Ref ref) {
        List<Token> tokens = sentence.tokens();
        if (ref.title() != null || ref.to() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(ref.to());
        if (next.is("'s") || next.is("'")) {
            return !thingFollows(ref.to(), 4);
        }
        boolean pair = ref.from() > 0 && (tokens.get(ref.from() - 1).is("-") || isAnd(ref.from() - 1));
        @Nullable Span span = spanAt(ref.to());
        if (!pair && span != null && Tag.hasGroup(span, "thing") && isEncounter(span)) {
            return true;
        }
        return span != null && Tag.cue(span, "qualified");
    }

    private boolean isEncounter(Span span) {
        return Tag.is(span, "thing", "meeting") || Tag.is(span, "thing", "call") || Tag.is(span, "thing", "peace");
    }

    private boolean isAnd(int at) {
        @Nullable Span span = spanAt(at);
        return span != null && Tag.cue(span, "and");
    }

    private boolean thingFollows(int at, int reach) {
        for (Span span : sentence.spans()) {
            if (span.from() >= at
                    && span.from() < at + reach
                    && (Tag.hasGroup(span, "thing") || Tag.hasGroup(span, "title"))) {
                return true;
            }
        }
        return false;
    }

    /** "people of Ukraine", «сил оборони України»: a genitive behind a noun that is neither an office nor the trigger. */
    private boolean isAttribute(Ref ref) {
        if (ref.title() != null || ref.from() == 0) {
            return false;
        }
        Token before = sentence.tokens().get(ref.from() - 1);
        if (before.is("of")
                || before.is("the")
                        && ref.from() > 1
                        && sentence.tokens().get(ref.from() - 2).is("of")) {
            int noun = before.is("of") ? ref.from() - 1 : ref.from() - 2;
            @Nullable Span span = sentence.spanEndingAt(noun);
            return span == null || !Tag.hasGroup(span, "thing");
        }
        boolean inflected = before.shape() == Token.Shape.LOWER && before.norm().length() > 3 && isCyrillic(before);
        return inflected && sentence.spanEndingAt(ref.from()) == null;
    }

    private static boolean isCyrillic(Token token) {
        char first = token.norm().charAt(0);
        return first >= 0x400 && first < 0x530;
    }

    /** "US and Russian officials", "Ukrainian-American talks": an adjective counts when an actor or an encounter follows. */
    private boolean leadsToActor(Ref ref) {
        if ("delegation".equals(ref.title()) || isPeople(ref)) {
            return true;
        }
        for (Span span : sentence.spans()) {
            boolean near = span.from() >= ref.to() && span.from() <= ref.to() + ADJECTIVE_REACH;
            if (near && (isEncounter(span) || Tag.is(span, "thing", "deal") || Tag.hasGroup(span, "title"))) {
                return true;
            }
        }
        @Nullable Ref next = sentence.refStartingAt(ref.to() + 1);
        return next != null && (next.title() != null || next.type() == Ref.Type.ADJECTIVE && leadsToActor(next));
    }

    /** "the Americans saw the Ukrainians", "a Russian one": a people, or what stands for its delegation. */
    private boolean isPeople(Ref ref) {
        List<Token> tokens = sentence.tokens();
        boolean one = ref.to() < tokens.size()
                && (tokens.get(ref.to()).is("one") || tokens.get(ref.to()).is("ones"));
        boolean of = ref.from() > 0 && tokens.get(ref.from() - 1).is("of");
        boolean plural = ref.to() - ref.from() == 1
                && tokens.get(ref.from()).norm().endsWith("ans")
                && tokens.get(ref.from()).shape() != Token.Shape.LOWER;
        return one || plural && !of;
    }

    private @Nullable Span spanAt(int token) {
        return sentence.spanStartingAt(token);
    }

    /** Where the event takes place: the nearest place of the clause, cities before countries. */
    @Nullable
    Ref place() {
        @Nullable Ref place = ownPlace();
        return place != null ? place : onlyPlace();
    }

    /** The place that the clause names itself, or the one that it hangs on by "where". */
    @Nullable
    Ref ownPlace() {
        return place(sharedFrom, to);
    }

    @Nullable
    Ref place(int start, int end) {
        @Nullable Ref best = null;
        for (Ref ref : sentence.refsIn(start, end)) {
            if (ref.type() == Ref.Type.PLACE
                    && !isTopic(ref)
                    && !isOrigin(ref)
                    && (best == null || isBetter(ref, best))) {
                best = ref;
            }
        }
        return best;
    }

    private boolean isOrigin(Ref ref) {
        int at = ref.from() > 0 && sentence.tokens().get(ref.from() - 1).is("the") ? ref.from() - 1 : ref.from();
        @Nullable Span before = sentence.spanEndingAt(at);
        return before != null && Tag.cue(before, "origin")
                || at > 0
                        && (sentence.tokens().get(at - 1).is("from")
                                || sentence.tokens().get(at - 1).is("outside"));
    }

    private boolean isBetter(Ref ref, Ref best) {
        boolean city = ref.site() != null;
        boolean bestCity = best.site() != null;
        if (city != bestCity) {
            return city;
        }
        return distance(ref) < distance(best);
    }

    private int distance(Ref ref) {
        return ref.from() >= trigger.to() ? ref.from() - trigger.to() : 2 * (trigger.from() - ref.to()) + 1;
    }

    private @Nullable Ref onlyPlace() {
        @Nullable Ref only = null;
        for (Ref ref : sentence.refs()) {
            if (ref.type() == Ref.Type.PLACE && ref.site() != null && !isTopic(ref) && !isOrigin(ref)) {
                if (only != null) {
                    return null;
                }
                only = ref;
            }
        }
        return only;
    }

    /** The party right before a noun with those joined to it: "Scholz and Macron's visit". */
    List<Ref> nearestLeft() {
        List<Ref> left = left();
        List<Ref> group = new ArrayList<>();
        for (int i = left.size() - 1; i >= 0; i--) {
            Ref ref = left.get(i);
            if (!group.isEmpty() && group.get(0).from() - ref.to() > 2) {
                break;
            }
            group.add(0, ref);
        }
        return group;
    }

    /** Further dates with a place of their own: "on 18 February in Riyadh and 27 February in Istanbul", "in Istanbul on May 16 and June 2". */
    List<Stop> stops() {
        List<Stop> stops = new ArrayList<>();
        List<Ref> places = sentence.refsIn(trigger.to(), to).stream()
                .filter(ref -> ref.type() == Ref.Type.PLACE && ref.site() != null)
                .toList();
        List<DateFinder.Found> dates = sentence.dates().stream()
                .filter(date -> date.from() >= trigger.to() && date.to() <= to)
                .toList();
        if (places.size() >= 2 && places.size() == dates.size()) {
            for (int i = 0; i < places.size(); i++) {
                stops.add(new Stop(dates.get(i), places.get(i)));
            }
        } else if (dates.size() == 2
                && places.size() <= 1
                && isAnd(dates.get(0).to())
                && dates.get(1).from() - dates.get(0).to() == 1) {
            dates.forEach(date -> stops.add(new Stop(date, places.isEmpty() ? place() : places.get(0))));
        }
        return stops;
    }

    /** Places in several countries that one "and" joins. */
    List<Ref> stations() {
        List<Ref> stations = new ArrayList<>();
        for (Ref ref : sentence.refsIn(trigger.to(), to)) {
            boolean place = ref.type() == Ref.Type.PLACE || ref.site() != null;
            if (!place || isTopic(ref) || isOrigin(ref)) {
                continue;
            }
            boolean joined = stations.isEmpty()
                    || isAnd(ref.from() - 1)
                            && stations.get(stations.size() - 1).to() == ref.from() - 1;
            boolean abroad = stations.stream().noneMatch(other -> java.util.Objects.equals(other.code(), ref.code()));
            if (joined && abroad) {
                stations.add(ref);
            }
        }
        return stations;
    }

    /** One of several times and places of a clause. */
    record Stop(DateFinder.Found date, @Nullable Ref place) {}

    /** The date nearest to the trigger, the clause's own before others of the sentence. */
    DateFinder.@Nullable Found date() {
        DateFinder.@Nullable Found best = null;
        for (DateFinder.Found date : sentence.dates()) {
            if (!isDateline(date)
                    && (!date.leads() || date.to() == from)
                    && !isOfAnotherAct(date)
                    && !isOfSaying(date)
                    && (best == null || cost(date) < cost(best))) {
                best = date;
            }
        }
        return best == null || isForeign(best) || isFar(best) ? null : best;
    }

    /** "WASHINGTON, March 9 (Agency) –" */
    private boolean isDateline(DateFinder.Found date) {
        List<Token> tokens = sentence.tokens();
        return date.from() <= DATELINE
                && date.to() < tokens.size()
                && (tokens.get(date.to()).is("(") || tokens.get(date.to()).is("-"))
                && tokens.get(0).shape() == Token.Shape.UPPER;
    }

    /** "said on Tuesday that": the day of the saying. */
    private boolean isOfSaying(DateFinder.Found date) {
        for (Span span : sentence.spans()) {
            boolean after = span.to() <= date.from() && date.from() - span.to() <= 2 && trigger.from() >= date.to();
            boolean trailing = span.to() <= date.from() && date.from() - span.to() <= 1 && span.from() >= trigger.to();
            if ((after || trailing) && Tag.cue(span, "say")) {
                return true;
            }
        }
        return false;
    }

    /** "the meeting, citing a paper released last week": a verb between takes the date. */
    private boolean isOfAnotherAct(DateFinder.Found date) {
        if (date.from() < trigger.to()) {
            return false;
        }
        for (Span span : sentence.spans()) {
            boolean between = span.from() >= trigger.to() && span.to() <= date.from();
            if (between && TAKING.stream().anyMatch(act -> Tag.is(span, "past", act))) {
                return true;
            }
        }
        return false;
    }

    private int cost(DateFinder.Found date) {
        int distance = date.from() >= trigger.to() ? date.from() - trigger.to() : trigger.from() - date.to();
        boolean inside = isInside(date);
        return Math.abs(distance) + (inside ? 0 : OUTSIDE);
    }

    private boolean isInside(DateFinder.Found date) {
        return date.leads() ? date.to() == from : date.from() >= sharedFrom && date.to() <= to;
    }

    /** Across several clauses nobody can tell what a date belongs to. */
    private boolean isFar(DateFinder.Found date) {
        boolean inside = isInside(date);
        return !inside && cost(date) > OUTSIDE + FARTHEST;
    }

    /** A date of another clause belongs to that clause's verb. */
    private boolean isForeign(DateFinder.Found date) {
        if (isInside(date)) {
            return false;
        }
        int start = sentence.clauseStart(date.from());
        int end = sentence.clauseEnd(date.to());
        @Nullable Span link = sentence.spanEndingAt(start);
        if (link != null && Tag.cue(link, "since")) {
            return true;
        }
        for (Span span : sentence.spans()) {
            boolean inside = span.from() >= start && span.to() <= end;
            if (inside
                    && (Tag.hasGroup(span, "past")
                            || Tag.hasGroup(span, "present")
                            || Tag.hasGroup(span, "base")
                            || Tag.hasGroup(span, "future")
                            || Tag.hasGroup(span, "thing"))) {
                return true;
            }
        }
        return false;
    }
}
