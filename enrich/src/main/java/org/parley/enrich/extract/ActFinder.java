package org.parley.enrich.extract;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;

/** Finds what is done to a thing: the verb nearest to it that can have it as its object. */
final class ActFinder {

    /** How far, in tokens, an act may stand from its thing. */
    static final int REACH = 12;

    private static final Set<String> PASSIVE =
            Set.of("was", "were", "been", "be", "is", "are", "being", "remain", "remains");
    private static final Set<String> ARTICLES = Set.of("the", "a", "an", "its");

    private final boolean freeOrder;

    /** @param freeOrder whether the language lets the object stand before the verb */
    ActFinder(boolean freeOrder) {
        this.freeOrder = freeOrder;
    }

    /** The act of a name that the thing's clause holds. */
    @Nullable
    Span inClause(Clause clause, String name) {
        return between(clause, name, clause.from, clause.to, freeOrder);
    }

    /** The act of the clause that the thing's clause hangs on by "that" or "as", or from which quotation marks part it. */
    @Nullable
    Span leading(Clause clause, String name) {
        @Nullable Span link = clause.from == 0 ? null : clause.sentence.spanEndingAt(clause.from);
        boolean hangs = link != null && link.isCue("that");
        if (!hangs && !isQuoted(clause)) {
            return null;
        }
        int end = link == null ? clause.from - 1 : link.from();
        return between(clause, name, clause.sentence.clauseStart(end), clause.from, false);
    }

    /** The act of the clause behind: "a truce that Macron has proposed". */
    @Nullable
    Span behind(Clause clause, String name) {
        int end = clause.sentence.clauseEnd(clause.trigger.to());
        for (Span link : clause.sentence.spans()) {
            if (link.from() == end && (link.isCue("which") || link.isCue("that"))) {
                int to = Math.min(clause.sentence.tokens().size(), end + REACH);
                return between(clause, name, link.to(), to, true);
            }
        }
        return null;
    }

    /** a “reassurance force”: quotation marks part no clause where they only set a name apart. */
    static boolean isQuoted(Clause clause) {
        return clause.from > 0
                && clause.from == clause.trigger.from()
                && clause.sentence.tokens().get(clause.from - 1).is("\"");
    }

    private @Nullable Span between(Clause clause, String name, int from, int to, boolean anyOrder) {
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
        return name.equals("propose")
                && act.is(Group.BASE, name)
                && act.from() > 0
                && ARTICLES.contains(
                        clause.sentence.tokens().get(act.from() - 1).norm());
    }

    /** English puts the thing behind the act, save in the passive; inflected languages are free. */
    private static boolean isInOrder(Clause clause, Span act, String name) {
        if (act.from() < clause.trigger.from() || act.is(Group.PASSIVE, name)) {
            return true;
        }
        String before = act.from() == 0
                ? ""
                : clause.sentence.tokens().get(act.from() - 1).norm();
        boolean by = act.to() < clause.sentence.tokens().size()
                && clause.sentence.tokens().get(act.to()).is("by");
        return PASSIVE.contains(before) || by || act.is(Group.PAST, name) && clause.sentence.isTitle();
    }
}
