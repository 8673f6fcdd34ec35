package org.parley.enrich.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Place;

/**
 * What a comparison needs of an event, or of a single mention, in little memory: all open events are kept as sketches. Immutable.
 *
 * @param eventId the event; for a mention its own id
 * @param parties who takes part
 * @param when the date; null when no report gives one
 * @param assumed whether no words seem to give the date: it is the day of publication of a report that looks back
 * @param ahead publication days of the reports that look ahead without a date; null when there are none
 * @param back publication days of the reports that look back without a date; null when there are none
 * @param published publication days of all reports
 * @param moved whether the event was postponed, so that its date may change
 * @param articles the articles that report it
 */
record EventSketch(
        String eventId,
        EventKind kind,
        EventStatus status,
        @Nullable Integer round,
        Circle parties,
        @Nullable Place where,
        @Nullable DayRange when,
        boolean assumed,
        @Nullable DayRange ahead,
        @Nullable DayRange back,
        DayRange published,
        boolean moved,
        HashSet64 terms,
        HashSet64 articles) {

    private static final int MILLIS_PER_DAY = 86_400_000;
    private static final int EARLY_MILLIS = 8 * 3_600_000;
    private static final double TERM_SUPPORT = 0.34;

    /** The sketch of a mention that belongs to no event yet. */
    static EventSketch of(Mention mention) {
        return of(mention.getKind(), MentionMapper.toEventMention(mention, 1, ""));
    }

    /** The sketch of a report that an event of this kind holds. */
    static EventSketch of(EventKind kind, EventMention mention) {
        DayRange when = DayRange.of(mention.getWhen());
        DayRange published = oneDay(day(EventAssembler.at(mention), Instant.EPOCH));
        boolean assumed = isAssumed(when, published.first(), mention.getStatus());
        if (when != null && assumed && isEarly(EventAssembler.at(mention))) {
            when = new DayRange(when.first() - 1, when.last(), true);
        }
        boolean ahead = looksAhead(mention.getStatus());
        return new EventSketch(
                mention.getMentionId(),
                kind,
                mention.getStatus(),
                mention.getRound(),
                Circle.of(mention.getParties()),
                mention.getWhere(),
                when,
                assumed,
                when == null && ahead ? published : null,
                when == null && !ahead ? published : null,
                published,
                mention.getStatus() == EventStatus.POSTPONED,
                HashSet64.of(mention.getEvidenceTerms()),
                HashSet64.of(List.of(mention.getArticleId())));
    }

    /** The sketch of an event in its current state. */
    static EventSketch of(Event event) {
        List<Integer> ahead = new ArrayList<>();
        List<Integer> back = new ArrayList<>();
        List<String> articles = new ArrayList<>();
        Instant otherwise = event.getFirstSeenAt();
        for (EventMention mention : event.getMentions()) {
            articles.add(mention.getArticleId());
            if (DayRange.of(mention.getWhen()) == null) {
                int day = day(mention.getPublishedAt(), otherwise);
                (looksAhead(mention.getStatus()) ? ahead : back).add(day);
            }
        }
        DayRange published =
                new DayRange(day(event.getFirstSeenAt(), otherwise), day(event.getLastSeenAt(), otherwise), true);
        return new EventSketch(
                event.getEventId(),
                event.getKind(),
                event.getStatus(),
                event.getRound(),
                Circle.of(event.getParties()),
                event.getWhere(),
                DayRange.of(event.getWhen()),
                isAssumed(event),
                span(ahead),
                span(back),
                published,
                event.getStatus() == EventStatus.POSTPONED,
                HashSet64.common(
                        event.getMentions(),
                        EventMention::getEvidenceTerms,
                        TERM_SUPPORT * event.getMentions().size()),
                HashSet64.of(articles));
    }

    /** The day around which the event is looked for: its date, else the publication of its first report. */
    int anchor() {
        return when == null ? published.first() : when.first();
    }

    /** Whether its day is known, so that only events of nearby days can be the same. */
    boolean dated() {
        return when != null && when.exact() && !moved;
    }

    /** The same, open to any article. */
    EventSketch withoutArticles() {
        return new EventSketch(
                eventId,
                kind,
                status,
                round,
                parties,
                where,
                when,
                assumed,
                ahead,
                back,
                published,
                moved,
                terms,
                HashSet64.NONE);
    }

    private static boolean looksAhead(EventStatus status) {
        return status == EventStatus.PLANNED || status == EventStatus.POSTPONED;
    }

    /** What the night's report tells of without a date is as likely yesterday's. */
    private static boolean isEarly(Instant published) {
        return Math.floorMod(published.toEpochMilli(), (long) MILLIS_PER_DAY) < EARLY_MILLIS;
    }

    private static boolean isAssumed(@Nullable DayRange when, int published, EventStatus status) {
        return when != null
                && when.exact()
                && when.days() == 1
                && when.first() == published
                && (status == EventStatus.DONE || status == EventStatus.ONGOING);
    }

    /** An event's date is assumed as long as no report gives it in words. */
    private static boolean isAssumed(Event event) {
        DayRange when = DayRange.of(event.getWhen());
        if (when == null || !when.exact()) {
            return false;
        }
        for (EventMention mention : event.getMentions()) {
            DayRange told = DayRange.of(mention.getWhen());
            int published = day(mention.getPublishedAt(), event.getFirstSeenAt());
            if (told != null
                    && told.exact()
                    && told.gapTo(when) == 0
                    && !isAssumed(told, published, mention.getStatus())) {
                return false;
            }
        }
        return true;
    }

    private static int day(@Nullable Instant at, Instant otherwise) {
        return (int) Math.floorDiv((at == null ? otherwise : at).toEpochMilli(), (long) MILLIS_PER_DAY);
    }

    private static DayRange oneDay(int day) {
        return new DayRange(day, day, true);
    }

    private static @Nullable DayRange span(List<Integer> days) {
        if (days.isEmpty()) {
            return null;
        }
        int first = days.stream().mapToInt(Integer::intValue).min().getAsInt();
        int last = days.stream().mapToInt(Integer::intValue).max().getAsInt();
        return new DayRange(first, last, true);
    }
}
