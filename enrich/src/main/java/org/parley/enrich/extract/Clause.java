package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;

/** The clause around a trigger, and what in it can be a party, a place or a date of the trigger's event. */
final class Clause {

    private static final int SPEAKER_REACH = 4;

    final TaggedSentence sentence;
    final Span trigger;
    final int from;
    final int to;
    /** Where those who act end: before the first of several verbs. */
    private final int subjectEnd;
    /** Where dates and places are looked for. */
    private final int sharedFrom;

    private final Participation participation;
    private final ClausePlaces places;

    private Clause(TaggedSentence sentence, Span trigger, int from, int to, int subjectEnd) {
        this.subjectEnd = subjectEnd;
        this.sentence = sentence;
        this.trigger = trigger;
        this.from = from;
        this.to = to;
        this.sharedFrom = sentence.sharedStart(from);
        this.participation = new Participation(sentence, from);
        this.places = new ClausePlaces(this, participation);
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
        boolean said = say != null && say.isCue("say");
        @Nullable Ref last = said ? sentence.refEndingAt(to) : null;
        if (last != null && last.from() >= trigger.to() && last.isParty()) {
            return last;
        }
        for (Ref ref : sentence.refs()) {
            if (ref.isParty() && ref.from() >= to && ref.from() - to <= SPEAKER_REACH) {
                @Nullable Span verb = spanAt(ref.to());
                @Nullable Span before = sentence.spanEndingAt(ref.from());
                boolean speaks = verb != null && verb.isCue("say") || before != null && before.isCue("say");
                return speaks ? ref : null;
            }
        }
        return null;
    }

    /** Who takes part between two positions. */
    List<Ref> parties(int start, int end) {
        List<Ref> parties = new ArrayList<>();
        for (Ref ref : sentence.refsIn(start, end)) {
            if (participation.takesPart(ref)) {
                parties.add(ref);
            }
        }
        return parties;
    }

    /** "discussed a meeting", «умови для зустрічі»: the noun is only talked about. */
    boolean isTopicNoun() {
        int at = trigger.from();
        while (at > from && trigger.from() - at < 3 && sentence.spanEndingAt(at) == null) {
            at--;
        }
        @Nullable Span before = sentence.spanEndingAt(at);
        return before != null && before.from() >= from && before.isCue("topic") && !isThan(before);
    }

    /** "more than eight hours of talks" compares; the talks themselves are told. */
    private boolean isThan(Span before) {
        return sentence.tokens().get(before.from()).is("than");
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

    /** "about Putin", "war in Ukraine": what the event is about doesn't take part. */
    boolean isTopic(Ref ref) {
        return participation.isTopic(ref);
    }

    /** Where dates and places of the clause begin. */
    int sharedFrom() {
        return sharedFrom;
    }

    /** Where the event takes place, and where else. */
    ClausePlaces places() {
        return places;
    }

    /** Where the event takes place: the nearest place of the clause, cities before countries. */
    @Nullable
    Ref place() {
        return places.place();
    }

    /** The nearest place between two positions. */
    @Nullable
    Ref place(int start, int end) {
        return places.place(start, end);
    }

    /** When the event takes place, where a date of the sentence belongs to it. */
    DateFinder.@Nullable Found date() {
        return new ClauseDates(this).nearest();
    }

    private @Nullable Span spanAt(int token) {
        return sentence.spanStartingAt(token);
    }
}
