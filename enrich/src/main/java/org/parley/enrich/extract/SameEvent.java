package org.parley.enrich.extract;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/**
 * Whether two drafts of one article tell of one event. Dates, places, rounds and people that contradict keep them apart; of what is left, the
 * more they share the likelier they are one.
 */
final class SameEvent {

    /** Drafts less alike than this are two events. */
    static final double ENOUGH = 0.5;

    private static final double SAME_DAY = 2;
    private static final double SAME_CITY = 1.5;
    private static final double SAME_ROUND = 1;
    private static final double SAME_CODES = 2;
    private static final double SOME_CODES = 1;
    private static final double SAME_PERSON = 1;
    private static final double OTHER_PEOPLE = -1;
    private static final double OTHER_STATUS = -3;
    private static final double NEXT_SENTENCE = 0.5;
    private static final double LEAST_OVERLAP = 0.5;
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private SameEvent() {}

    /** How likely they are one event; negative infinity when they can't be. */
    static double likeness(Draft first, Draft second) {
        boolean rounds = first.round != null && second.round != null;
        if (first.kind != second.kind || rounds && !Objects.equals(first.round, second.round)) {
            return NEVER;
        }
        double circumstances = dates(first, second) + places(first, second);
        if (circumstances == NEVER) {
            return NEVER;
        }
        double close = Math.abs(first.sentence.index() - second.sentence.index()) <= 1 ? NEXT_SENTENCE : 0;
        return circumstances
                + parties(first, second)
                + people(first, second)
                + statuses(first, second)
                + (rounds ? SAME_ROUND : 0)
                + close;
    }

    private static double dates(Draft first, Draft second) {
        @Nullable DateRange one = first.when;
        @Nullable DateRange other = second.when;
        if (one == null || other == null) {
            return 0;
        }
        boolean said = first.dateSaid && second.dateSaid;
        boolean encounter = first.kind == EventKind.MEETING || first.kind == EventKind.CALL;
        if (said ? !overlap(one, other) : !one.agrees(other)) {
            return said || encounter ? NEVER : 0;
        }
        return one.isDay() && other.isDay() && one.start().equals(other.start()) ? SAME_DAY : SOME_CODES;
    }

    private static boolean overlap(DateRange one, DateRange other) {
        return !one.last().isBefore(other.start()) && !other.last().isBefore(one.start());
    }

    private static double places(Draft first, Draft second) {
        @Nullable Ref one = first.place;
        @Nullable Ref other = second.place;
        if (one == null || other == null) {
            return 0;
        }
        if (one.site() == null || other.site() == null) {
            return Objects.equals(one.code(), other.code()) ? 0 : NEVER;
        }
        if (one.site().name().equals(other.site().name())) {
            return SAME_CITY;
        }
        return Objects.equals(one.site().country(), other.site().country()) ? 0 : NEVER;
    }

    private static double parties(Draft first, Draft second) {
        Set<String> one = first.codes();
        Set<String> other = second.codes();
        if (one.isEmpty() || other.isEmpty()) {
            return SOME_CODES;
        }
        if (one.equals(other)) {
            return SAME_CODES;
        }
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        boolean inside = common.size() == Math.min(one.size(), other.size());
        return !common.isEmpty() && (inside || (double) common.size() / all.size() > LEAST_OVERLAP)
                ? SOME_CODES
                : NEVER;
    }

    /** Ministers meet beside their presidents: other people of the same states speak for another encounter. */
    private static double people(Draft first, Draft second) {
        int shared = 0;
        int apart = 0;
        for (String code : first.codes()) {
            if (hasPersonOf(first, code) && hasPersonOf(second, code)) {
                boolean common = sharePersonOf(first, second, code);
                shared += common ? 1 : 0;
                apart += common ? 0 : 1;
            }
        }
        return apart > 0 ? OTHER_PEOPLE * apart : shared > 0 ? SAME_PERSON : 0;
    }

    private static boolean hasPersonOf(Draft draft, String code) {
        for (Draft.Who who : draft.parties.keySet()) {
            if (who.person() != null && who.code().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean sharePersonOf(Draft first, Draft second, String code) {
        for (Draft.Who who : first.parties.keySet()) {
            if (who.person() != null && who.code().equals(code) && second.parties.containsKey(who)) {
                return true;
            }
        }
        return false;
    }

    /** One held and one still ahead are two, unless their dates say that they are one or the headline tells it. */
    private static double statuses(Draft first, Draft second) {
        boolean ahead = first.status == EventStatus.PLANNED;
        if (ahead == (second.status == EventStatus.PLANNED)
                || !first.statusSaid
                || !second.statusSaid
                || first.sentence.isTitle()
                || second.sentence.isTitle()) {
            return 0;
        }
        return first.dateSaid && second.dateSaid ? 0 : OTHER_STATUS;
    }
}
