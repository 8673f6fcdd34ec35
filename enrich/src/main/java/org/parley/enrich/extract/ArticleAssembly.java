package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/** Joins the drafts of one article: several tellings of one event become one, each filling what the others leave open. */
final class ArticleAssembly {

    private static final double TELLING_BONUS = 0.08;
    private static final double HEADLINE_BONUS = 0.1;
    private static final int NEWS_SENTENCES = 2;
    private static final double ENOUGH_OVERLAP = 0.5;

    private final LocalDate published;

    ArticleAssembly(LocalDate published) {
        this.published = published;
    }

    /** The headline's place is that of the news below it, where the text names none or only the country. */
    static void fillPlaces(List<Draft> events, List<TaggedSentence> sentences) {
        List<Ref> places = sentences.stream()
                .filter(TaggedSentence::isTitle)
                .flatMap(sentence -> sentence.refs().stream())
                .filter(ref -> ref.type() == Ref.Type.PLACE && ref.site() != null)
                .toList();
        if (places.size() != 1) {
            return;
        }
        for (Draft event : events) {
            boolean open = event.place == null
                    || event.place.site() == null
                            && Objects.equals(event.place.code(), places.get(0).code());
            if (event.kind == EventKind.MEETING && open && event.sentence.index() <= NEWS_SENTENCES) {
                event.place = places.get(0);
            }
        }
    }

    List<Draft> assemble(List<Draft> drafts) {
        List<Draft> events = new ArrayList<>();
        for (Draft draft : drafts) {
            Draft same = null;
            for (Draft event : events) {
                if (isSame(event, draft)) {
                    same = event;
                    break;
                }
            }
            if (same == null) {
                events.add(draft);
            } else {
                merge(same, draft);
            }
        }
        events.forEach(event -> event.score = Math.min(
                0.99,
                event.score
                        + TELLING_BONUS * Math.min(3, event.tellings - 1)
                        + (event.sentence.isTitle() ? HEADLINE_BONUS : 0)));
        return events;
    }

    boolean isSame(Draft first, Draft second) {
        if (first.kind != second.kind) {
            return false;
        }
        if (first.when != null
                && second.when != null
                && !first.when.agrees(second.when)
                && (first.dateSaid && second.dateSaid || first.kind == EventKind.MEETING)) {
            return false;
        }
        if (first.round != null && second.round != null && !first.round.equals(second.round)) {
            return false;
        }
        return !placesConflict(first, second) && !statusConflict(first, second) && partiesAgree(first, second);
    }

    private static boolean placesConflict(Draft first, Draft second) {
        if (first.place == null || second.place == null) {
            return false;
        }
        if (first.place.site() != null && second.place.site() != null) {
            return !first.place.site().name().equals(second.place.site().name())
                    && !Objects.equals(
                            first.place.site().country(), second.place.site().country());
        }
        return !Objects.equals(first.place.code(), second.place.code());
    }

    /** One held some days ago and one still ahead are two, where the dates don't say that they are one. */
    private boolean statusConflict(Draft first, Draft second) {
        if ((first.status == EventStatus.PLANNED) == (second.status == EventStatus.PLANNED)
                || first.dateSaid && second.dateSaid) {
            return false;
        }
        Draft planned = first.status == EventStatus.PLANNED ? first : second;
        Draft held = planned.equals(first) ? second : first;
        boolean heldBefore = held.when != null && held.when.last().isBefore(published.minusDays(1));
        boolean aheadOf = planned.when != null && planned.when.start().isAfter(published.plusDays(1));
        boolean vague = held.when == null && planned.when == null && held.statusSaid && planned.statusSaid;
        return heldBefore || aheadOf || vague && !sameSentenceOrHeadline(first, second);
    }

    private static boolean sameSentenceOrHeadline(Draft first, Draft second) {
        return first.sentence.isTitle() || Math.abs(first.sentence.index() - second.sentence.index()) <= 1;
    }

    private static boolean partiesAgree(Draft first, Draft second) {
        Set<String> one = first.codes();
        Set<String> other = second.codes();
        if (one.isEmpty() || other.isEmpty()) {
            return true;
        }
        Set<String> common = new HashSet<>(one);
        common.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        boolean inside = common.size() == Math.min(one.size(), other.size());
        return !common.isEmpty() && (inside || (double) common.size() / all.size() > ENOUGH_OVERLAP);
    }

    private void merge(Draft event, Draft draft) {
        event.tellings++;
        event.score = Math.max(event.score, draft.score);
        draft.parties.forEach((who, role) -> event.add(who.code(), who.person(), role));
        boolean better = draft.dateSaid
                && (!event.dateSaid
                        || draft.when != null && event.when != null && draft.when.isDay() && !event.when.isDay());
        if (better || event.when == null) {
            event.when = draft.when;
            event.dateSaid = draft.dateSaid;
        }
        boolean arrivedToMeet = event.rule.equals("visit")
                && event.status == EventStatus.ONGOING
                && draft.status == EventStatus.PLANNED
                && draft.statusSaid;
        if (draft.statusSaid && !event.statusSaid || arrivedToMeet) {
            event.status = draft.status;
            event.statusSaid = true;
        }
        if (event.place == null || event.place.site() == null && draft.place != null && draft.place.site() != null) {
            event.place = draft.place == null ? event.place : draft.place;
        }
        event.round = event.round == null ? draft.round : event.round;
    }
}
