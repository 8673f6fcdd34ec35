package org.parley.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** When what a clause tells takes place: which of the dates of its sentence belongs to its trigger. */
final class ClauseDates {

    private static final List<String> TAKING = List.of("exchange", "propose", "reject", "suspend", "sign", "declare");
    private static final int DATELINE = 6;
    private static final int OUTSIDE = 40;
    private static final int FARTHEST = 15;

    private final Clause clause;

    ClauseDates(Clause clause) {
        this.clause = clause;
    }

    /** The date nearest to the trigger, the clause's own before others of the sentence; null when none belongs to it. */
    DateFinder.@Nullable Found nearest() {
        DateFinder.@Nullable Found best = null;
        for (DateFinder.Found date : clause.sentence.dates()) {
            if (!isDateline(date)
                    && (!date.leads() || date.to() == clause.from)
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
        List<Token> tokens = clause.sentence.tokens();
        return date.from() <= DATELINE
                && date.to() < tokens.size()
                && (tokens.get(date.to()).is("(") || tokens.get(date.to()).is("-"))
                && tokens.get(0).shape() == Token.Shape.UPPER;
    }

    /** "said on Tuesday that": the day of the saying. */
    private boolean isOfSaying(DateFinder.Found date) {
        for (Span span : clause.sentence.spans()) {
            boolean after =
                    span.to() <= date.from() && date.from() - span.to() <= 2 && clause.trigger.from() >= date.to();
            boolean trailing =
                    span.to() <= date.from() && date.from() - span.to() <= 1 && span.from() >= clause.trigger.to();
            if ((after || trailing) && span.isCue("say")) {
                return true;
            }
        }
        return false;
    }

    /** "the meeting, citing a paper released last week": a verb between takes the date. */
    private boolean isOfAnotherAct(DateFinder.Found date) {
        if (date.from() < clause.trigger.to()) {
            return false;
        }
        for (Span span : clause.sentence.spans()) {
            boolean between = span.from() >= clause.trigger.to() && span.to() <= date.from();
            if (between && TAKING.stream().anyMatch(act -> span.is(Group.PAST, act))) {
                return true;
            }
        }
        return false;
    }

    private int cost(DateFinder.Found date) {
        int distance = date.from() >= clause.trigger.to()
                ? date.from() - clause.trigger.to()
                : clause.trigger.from() - date.to();
        boolean inside = isInside(date);
        return Math.abs(distance) + (inside ? 0 : OUTSIDE);
    }

    private boolean isInside(DateFinder.Found date) {
        return date.leads() ? date.to() == clause.from : date.from() >= clause.sharedFrom() && date.to() <= clause.to;
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
        int start = clause.sentence.clauseStart(date.from());
        int end = clause.sentence.clauseEnd(date.to());
        @Nullable Span link = clause.sentence.spanEndingAt(start);
        if (link != null && link.isCue("since")) {
            return true;
        }
        for (Span span : clause.sentence.spans()) {
            boolean inside = span.from() >= start && span.to() <= end;
            if (inside && (span.isAct() || span.has(Group.THING))) {
                return true;
            }
        }
        return false;
    }
}
