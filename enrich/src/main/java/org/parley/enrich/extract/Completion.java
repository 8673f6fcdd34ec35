package org.parley.enrich.extract;

import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventStatus;

/** Fills a draft's date, place and round from its clause. */
final class Completion {

    /** Sentences at the top of an article tell the day's news; without a date word they mean the day of publication. */
    private static final int LEAD_SENTENCES = 3;

    private static final int LONGEST = 3;
    private static final int MOST_ROUNDS = 12;

    private Completion() {}

    static Draft fill(Draft draft, Clause clause, Context context) {
        draft.trigger = clause.trigger;
        draft.clauseFrom = clause.from;
        draft.clauseTo = clause.to;
        DateFinder.@Nullable Found date = clause.date();
        draft.when = context.resolve(date, draft.present ? EventStatus.PLANNED : draft.status, draft.statusSaid);
        draft.dateSaid = draft.when != null;
        draft.when = lasting(draft, clause);
        draft.status = context.dated ? StatusRule.byDate(draft.status, draft.when, context.published) : draft.status;
        boolean news = draft.status == EventStatus.DONE || draft.status == EventStatus.ONGOING;
        if (draft.when == null
                && news
                && context.dated
                && draft.sentence.index() <= LEAD_SENTENCES
                && isFresh(draft, clause)) {
            draft.when = context.publicationDay();
        }
        if (draft.when == null && context.heading() != null) {
            draft.when = context.resolve(context.heading(), draft.status, true);
            draft.place = draft.place == null ? clause.place() : draft.place;
            draft.place = draft.place == null ? context.headingPlace() : draft.place;
        }
        if (draft.place == null) {
            draft.place = clause.place();
        }
        draft.round = round(clause);
        return draft;
    }

    /** "wrapped up two days of talks on Sunday" began the day before. */
    private static @Nullable DateRange lasting(Draft draft, Clause clause) {
        @Nullable DateRange when = draft.when;
        boolean over = draft.status == EventStatus.DONE && clause.has("ended");
        if (when == null || !when.isDay() || when.end() != null || !over) {
            return when;
        }
        for (int days = 2; days <= LONGEST; days++) {
            if (clause.has("days-" + days)) {
                return new DateRange(when.start().minusDays(days - 1L), when.start(), when.precision());
            }
        }
        return when;
    }

    /** "since", "last", "the recent meeting" speak of another day. */
    private static boolean isFresh(Draft draft, Clause clause) {
        @Nullable Span link = draft.sentence.spanEndingAt(clause.from);
        boolean before = clause.from > 0 && link != null && link.isCue("ended");
        if (clause.has("hours")) {
            return true;
        }
        return !before && (draft.statusSaid || draft.sentence.index() <= 1) && !clause.hasBefore("former");
    }

    private static @Nullable Integer round(Clause clause) {
        for (int round = 1; round <= MOST_ROUNDS; round++) {
            @Nullable Span cue = clause.sentence.cueAt(clause.from, clause.to, "round-" + round);
            if (cue != null) {
                return round;
            }
        }
        return null;
    }
}
