package org.parley.enrich.resolve;

import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;

/**
 * How well the dates of two sketches agree, 0 (contradict) to 1. A report without a date still tells when the event can have been: one that
 * looks back, before its publication; one that looks ahead, after it; and the nearer the likelier. Thread-safe.
 */
final class TimeLikeness {

    /** Meetings are announced longer ahead than they are told of afterwards. */
    private static final double ANNOUNCED_EARLY = 1.5;

    private static final double STALE_TENSE = 0.6;

    private final ResolverSettings settings;

    TimeLikeness(ResolverSettings settings) {
        this.settings = settings;
    }

    double of(EventSketch left, EventSketch right) {
        if (left.when() != null && right.when() != null) {
            return dated(left, right, left.when(), right.when());
        }
        if (left.when() != null) {
            return datedAndNot(left.when(), right);
        }
        if (right.when() != null) {
            return datedAndNot(right.when(), left);
        }
        return undated(left, right);
    }

    private double dated(EventSketch left, EventSketch right, DayRange a, DayRange b) {
        int gap = a.gapTo(b);
        if (gap == 0) {
            return overlap(a, b);
        }
        if (a.exact() && b.exact()) {
            boolean movable = left.moved() || right.moved();
            double moved = movable && gap <= settings.moveDays() ? settings.movedDate() : 0;
            boolean laterIsAssumed = a.first() > b.first() ? left.assumed() : right.assumed();
            double retold = laterIsAssumed ? settings.assumedDate(left.kind()) * settings.decay(left.kind(), gap) : 0;
            return Math.max(Math.max(moved, retold), settings.dayGap(left.kind(), gap));
        }
        int slack = Math.max(a.days(), b.days()) / 4 + 1;
        return gap <= slack ? settings.nearVague() : 0;
    }

    private static double overlap(DayRange a, DayRange b) {
        if (a.exact() && b.exact()) {
            return 1;
        }
        int widest = Math.max(a.exact() ? 1 : a.days(), b.exact() ? 1 : b.days());
        return Math.max(0.6, 1 - 0.06 * Math.sqrt(widest));
    }

    /** A dated event, and reports that give no date: each of their two kinds must be able to mean that day. */
    private double datedAndNot(DayRange date, EventSketch undated) {
        double ahead = undated.ahead() == null ? 1 : lookingAhead(date, undated.ahead(), undated.kind());
        double back = undated.back() == null ? 1 : lookingBack(date, undated.back(), undated);
        return Math.min(ahead, back);
    }

    private double lookingAhead(DayRange date, DayRange published, EventKind kind) {
        if (date.last() < published.first() - 1) {
            // An act is told of in any tense while it is talked about; an encounter that is still ahead is another one.
            boolean act = !PartyLikeness.isEncounter(kind);
            return act ? STALE_TENSE * settings.decay(kind, published.first() - date.last()) : 0;
        }
        int lag = Math.max(0, date.first() - Math.max(published.first(), Math.min(date.first(), published.last())));
        return settings.decay(kind, (int) Math.round(lag / ANNOUNCED_EARLY));
    }

    private double lookingBack(DayRange date, DayRange published, EventSketch undated) {
        if (date.first() > published.first() + 1) {
            return isOff(undated.status()) ? settings.decay(undated.kind(), date.first() - published.first()) : 0;
        }
        int age = Math.max(0, published.first() - date.last());
        if (undated.status() == EventStatus.ONGOING && date.exact() && age > 2) {
            return 0.5 * settings.decay(undated.kind(), age);
        }
        return settings.decay(undated.kind(), age);
    }

    /** Something called off or denied is often still ahead. */
    private static boolean isOff(EventStatus status) {
        return status == EventStatus.CANCELLED || status == EventStatus.DENIED;
    }

    private double undated(EventSketch left, EventSketch right) {
        EventKind kind = left.kind();
        double best = Math.max(near(left.ahead(), right.ahead(), kind), near(left.back(), right.back(), kind));
        best = Math.max(best, thenHappened(left.ahead(), right.back(), kind));
        return Math.max(best, thenHappened(right.ahead(), left.back(), kind));
    }

    private double near(@Nullable DayRange a, @Nullable DayRange b, EventKind kind) {
        return a == null || b == null ? 0 : settings.decay(kind, a.gapTo(b));
    }

    /** One report announces, another tells of it later; an announcement after the report is of the next one. */
    private double thenHappened(@Nullable DayRange ahead, @Nullable DayRange back, EventKind kind) {
        if (ahead == null || back == null) {
            return 0;
        }
        int lag = back.first() - ahead.last();
        return lag >= -1 ? settings.decay(kind, Math.max(0, lag)) : 0.3 * settings.decay(kind, -lag);
    }
}
