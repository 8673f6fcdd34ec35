package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;

/** Finds who acts in a clause: named before the verb, meant by a pronoun, or carried over from the clause before. */
final class Subjects {

    private final Context context;

    Subjects(Context context) {
        this.context = context;
    }

    /** The acting parties of a clause's verb. */
    List<Ref> of(Clause clause) {
        List<Ref> named = clause.left();
        return named.isEmpty() ? missing(clause) : named;
    }

    /** Those that the clause doesn't name itself. */
    List<Ref> missing(Clause clause) {
        TaggedSentence sentence = clause.sentence;
        if (isThey(clause)) {
            List<Ref> pair = pairBefore(clause);
            @Nullable Ref other = context.lastPerson();
            boolean alone = pair.size() == 1 && other != null && pair.get(0).person() != null;
            if (alone
                    && other != null
                    && sentence.cue(clause.to, sentence.tokens().size(), "he")) {
                pair.add(other);
            }
            boolean encounter = clause.trigger.has(Group.THING) || clause.trigger.is(Group.PAST, "meet");
            return pair.size() >= 2 || encounter ? pair : new ArrayList<>(context.lastParties());
        }
        @Nullable Span he = sentence.lastCue(clause.from, clause.trigger.from(), "he");
        @Nullable Ref before = personBefore(clause);
        if (he != null) {
            @Nullable Ref person = before != null ? before : context.lastPerson();
            return person == null ? new ArrayList<>() : new ArrayList<>(List.of(person));
        }
        return carried(clause, before);
    }

    /** "gathered to weigh their answer": a possessive behind the verb names nobody. */
    private static boolean isThey(Clause clause) {
        for (Span span : clause.sentence.spans()) {
            boolean inside = span.from() >= clause.from && span.to() <= clause.to && span.isCue("they");
            boolean behind = span.from() >= clause.trigger.to()
                    && (clause.trigger.isAct()
                            || clause.sentence.tokens().get(span.from()).is("their"));
            if (inside && !behind) {
                return true;
            }
        }
        return false;
    }

    /** "Trump, who met …", "Trump said after meeting …": the subject of the sentence so far. */
    private List<Ref> carried(Clause clause, @Nullable Ref person) {
        List<Ref> carried = new ArrayList<>();
        if (clause.from == 0) {
            return carried;
        }
        if (person != null) {
            carried.add(person);
            return carried;
        }
        List<Ref> before = clause.parties(0, clause.from);
        if (!before.isEmpty()) {
            carried.add(before.get(0));
        }
        return carried;
    }

    private static @Nullable Ref personBefore(Clause clause) {
        @Nullable Ref first = null;
        @Nullable Ref last = null;
        for (Ref ref : clause.parties(0, clause.from)) {
            if (ref.person() != null) {
                first = first == null ? ref : first;
                last = ref;
            }
        }
        // Behind "who" the nearest person, else the sentence's first.
        @Nullable Span link = clause.sentence.spanEndingAt(clause.from);
        boolean who = link != null && (link.isCue("which") || link.isCue("who"));
        boolean relative = who && last != null && clause.from - last.to() <= 2;
        return relative ? last : first;
    }

    private static List<Ref> pairBefore(Clause clause) {
        List<Ref> pair = new ArrayList<>();
        for (Ref ref : clause.parties(0, clause.trigger.from())) {
            if (pair.stream().noneMatch(other -> java.util.Objects.equals(other.code(), ref.code()))) {
                pair.add(ref);
            }
        }
        return pair.size() > 2 ? new ArrayList<>(pair.subList(0, 2)) : pair;
    }
}
