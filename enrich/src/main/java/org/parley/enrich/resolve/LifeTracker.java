package org.parley.enrich.resolve;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventChange;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventStatus;
import org.parley.schemas.EventTime;
import org.parley.schemas.Place;

/**
 * Follows an event's life through its reports in the order of their publication, and notes each change of status, date and place with the
 * report that brought it. Since it sees the reports sorted, it ends the same in whatever order they arrived. Not thread-safe.
 */
final class LifeTracker {

    private static final double FIRST_HAND = 2;

    private final DateVotes dates = new DateVotes();
    private final PlaceVotes places = new PlaceVotes();
    private final List<EventChange> history = new ArrayList<>();
    private EventStatus status = EventStatus.UNKNOWN;
    private EventTime when = EventTime.newBuilder().build();
    private @Nullable Place where;
    private double confirmed;
    private double denied;

    void tell(EventMention mention, Instant at) {
        boolean postpones = mention.getStatus() == EventStatus.POSTPONED && status != EventStatus.DONE;
        boolean otherDay = isOtherDay(mention.getWhen());
        if (otherDay && (postpones || status == EventStatus.POSTPONED)) {
            dates.clear();
        }
        if (!postpones || otherDay) {
            dates.add(mention.getWhen(), weight(mention));
        }
        if (mention.getWhere() != null) {
            places.add(mention.getWhere(), weight(mention));
        }
        changeStatus(next(mention, otherDay), mention, at);
        changeWhen(dates.winner(), mention, at);
        changeWhere(places.winner(), mention, at);
    }

    private boolean isOtherDay(EventTime told) {
        return told.getStart() != null && !told.getStart().equals(when.getStart());
    }

    EventStatus status() {
        return status;
    }

    EventTime when() {
        return when;
    }

    @Nullable
    Place where() {
        return where;
    }

    List<EventChange> history() {
        return history;
    }

    /** Reports of what took place know its date better than announcements did. */
    private static double weight(EventMention mention) {
        boolean firstHand = rank(mention.getStatus()) >= rank(EventStatus.ONGOING);
        return Math.max(0.05, mention.getConfidence()) * (firstHand ? FIRST_HAND : 1);
    }

    private EventStatus next(EventMention mention, boolean otherDay) {
        EventStatus told = mention.getStatus();
        if (told == EventStatus.DENIED) {
            denied += mention.getConfidence();
            return denied > confirmed ? EventStatus.DENIED : status;
        }
        if (told == EventStatus.UNKNOWN) {
            return status;
        }
        confirmed += mention.getConfidence();
        return switch (status) {
            case UNKNOWN, CANCELLED -> told;
            case POSTPONED -> told == EventStatus.PLANNED && !otherDay ? status : told;
            case DENIED -> confirmed >= denied ? told : status;
            default -> rank(told) > rank(status) || isOff(told) && status == EventStatus.PLANNED ? told : status;
        };
    }

    private static boolean isOff(EventStatus status) {
        return status == EventStatus.POSTPONED || status == EventStatus.CANCELLED;
    }

    private static int rank(EventStatus status) {
        return switch (status) {
            case PLANNED -> 1;
            case ONGOING -> 2;
            case DONE -> 3;
            default -> 0;
        };
    }

    private void changeStatus(EventStatus now, EventMention mention, Instant at) {
        if (now != status) {
            note("status", status == EventStatus.UNKNOWN ? null : status.name(), now.name(), mention, at);
            status = now;
        }
    }

    private void changeWhen(EventTime now, EventMention mention, Instant at) {
        if (!isSame(now, when)) {
            note("when", Words.of(when), Words.of(now), mention, at);
            when = now;
        }
    }

    /** By its parts: a record's own comparison walks its schema. */
    private static boolean isSame(EventTime one, EventTime other) {
        return one.getPrecision() == other.getPrecision()
                && Objects.equals(one.getStart(), other.getStart())
                && Objects.equals(one.getEnd(), other.getEnd())
                && Objects.equals(one.getStartTime(), other.getStartTime());
    }

    private void changeWhere(@Nullable Place now, EventMention mention, Instant at) {
        if (!Objects.equals(Words.of(now), Words.of(where))) {
            note("where", Words.of(where), Words.of(now), mention, at);
            where = now;
        }
    }

    private void note(String field, @Nullable String from, @Nullable String to, EventMention mention, Instant at) {
        history.add(EventChange.newBuilder()
                .setAt(at)
                .setMentionId(mention.getMentionId())
                .setField(field)
                .setFrom(from)
                .setTo(to)
                .build());
    }
}
