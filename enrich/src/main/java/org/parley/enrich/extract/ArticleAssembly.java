package org.parley.enrich.extract;

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
    private static final double ENOUGH_OVERLAP = 0.5;

    private ArticleAssembly() {}

    static List<Draft> assemble(List<Draft> drafts) {
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

    static boolean isSame(Draft first, Draft second) {
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

    private static boolean statusConflict(Draft first, Draft second) {
        boolean ahead = (first.status == EventStatus.PLANNED) != (second.status == EventStatus.PLANNED);
        boolean dated = first.dateSaid && second.dateSaid;
        boolean open = first.status == EventStatus.ONGOING || second.status == EventStatus.ONGOING;
        return ahead && first.statusSaid && second.statusSaid && !dated && !open;
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

    private static void merge(Draft event, Draft draft) {
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
        if (draft.statusSaid && !event.statusSaid) {
            event.status = draft.status;
            event.statusSaid = true;
        }
        if (event.place == null || event.place.site() == null && draft.place != null && draft.place.site() != null) {
            event.place = draft.place == null ? event.place : draft.place;
        }
        event.round = event.round == null ? draft.round : event.round;
    }
}
