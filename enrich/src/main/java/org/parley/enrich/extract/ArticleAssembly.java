package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/** Joins the drafts of one article: several tellings of one event become one, each filling what the others leave open. */
final class ArticleAssembly {

    private static final int NEWS_SENTENCES = 2;
    private static final int FIRST = 6;
    private static final int LATEST = 20;

    private ArticleAssembly() {}

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

    /** The events of an article: each draft joins the likeliest event before it, or begins one. Drafts stay as they are. */
    static List<Draft> assemble(List<Draft> drafts) {
        List<Draft> events = new ArrayList<>();
        for (Draft draft : drafts) {
            @Nullable Draft same = likeliest(events, draft);
            if (same == null) {
                events.add(draft.copy());
            } else {
                merge(same, draft);
            }
        }
        return events;
    }

    /** The first and the latest events: an article of a megabyte shall not be compared with itself, each part with each. */
    private static List<Draft> near(List<Draft> events) {
        if (events.size() <= FIRST + LATEST) {
            return events;
        }
        List<Draft> near = new ArrayList<>(events.subList(0, FIRST));
        near.addAll(events.subList(events.size() - LATEST, events.size()));
        return near;
    }

    private static @Nullable Draft likeliest(List<Draft> events, Draft draft) {
        @Nullable Draft likeliest = null;
        double most = SameEvent.ENOUGH;
        for (Draft event : near(events)) {
            double likeness = SameEvent.likeness(event, draft);
            if (likeness >= most) {
                likeliest = event;
                most = likeness;
            }
        }
        return likeliest;
    }

    private static void merge(Draft event, Draft draft) {
        event.tellings++;
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
