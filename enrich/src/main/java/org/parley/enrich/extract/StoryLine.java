package org.parley.enrich.extract;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.DateRange;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/**
 * An article tells one thing after the other: "the two met in Paris on Thursday. Rubio then saw the British minister." What has neither date nor
 * place of its own, and is told as happening right after or beside what was told before, has the same.
 */
final class StoryLine {

    private static final int LEAD_SENTENCES = 2;
    private static final int NEWS_SENTENCES = 15;
    private static final int FRESH_DAYS = 3;
    private static final int NEAR = 1;
    private static final int NEAR_WHEN_SAID = 3;

    private StoryLine() {}

    /**
     * Gives dates and places of the event told before to events that leave them open; failing that, the day of the news.
     *
     * @param sentences of the article, the headline first
     */
    static void fill(List<Draft> events, List<TaggedSentence> sentences, Context context) {
        events.sort(Comparator.comparingInt((Draft event) -> event.sentence.index())
                .thenComparingInt(event -> event.clauseFrom));
        @Nullable Draft before = null;
        for (Draft event : events) {
            if (before != null && isHeld(event)) {
                follow(before, event);
            }
            if (isHeld(event) && event.when != null && event.when.isDay()) {
                before = event;
            }
        }
        @Nullable DateRange news = newsDay(sentences, context);
        for (Draft event : events) {
            boolean open = event.when == null && event.status == EventStatus.DONE && event.statusSaid;
            if (open && event.sentence.index() <= NEWS_SENTENCES && !isBackground(event)) {
                event.when = news;
            }
        }
    }

    /** The first day that the top of the text names, when it is that of publication or just before. */
    private static @Nullable DateRange newsDay(List<TaggedSentence> sentences, Context context) {
        for (TaggedSentence sentence : sentences) {
            if (sentence.isTitle() || sentence.index() > LEAD_SENTENCES) {
                continue;
            }
            for (DateFinder.Found date : sentence.dates()) {
                @Nullable DateRange day = context.resolve(date, EventStatus.DONE, true);
                boolean fresh = day != null
                        && day.isDay()
                        && !day.start().isAfter(context.published)
                        && day.start().isAfter(context.published.minusDays(FRESH_DAYS));
                if (fresh) {
                    return day;
                }
            }
        }
        return null;
    }

    private static boolean isBackground(Draft event) {
        return event.sentence.cue(0, event.clauseTo, "former") || event.sentence.cue(0, event.clauseTo, "ended");
    }

    private static void follow(Draft before, Draft event) {
        int distance = event.sentence.index() - before.sentence.index();
        boolean said = event.sentence.cue(0, event.clauseTo, "same-day");
        if (distance > (said ? NEAR_WHEN_SAID : NEAR)) {
            return;
        }
        boolean open = event.when == null && event.statusSaid;
        if (open) {
            event.when = before.when;
        }
        boolean sameDay = before.when != null && before.when.equals(event.when);
        if (event.kind == EventKind.MEETING && event.place == null && sameDay) {
            event.place = before.place;
        }
    }

    private static boolean isHeld(Draft event) {
        return event.status == EventStatus.DONE || event.status == EventStatus.ONGOING;
    }
}
