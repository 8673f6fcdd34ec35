package org.parley.enrich.resolve;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.parley.schemas.EventKind;

/**
 * The thresholds by which a dossier's mentions are resolved; data, so that they can be measured and mended without code.
 *
 * @param joinThreshold least score at which a mention joins an event
 * @param mergeThreshold least score at which two open events are merged
 * @param termFloor the words' part when no word is shared
 * @param samePlaceKilometres distance up to which two cities are one place
 * @param otherCity the place's part for two cities of one country
 * @param otherCountry the place's part for two countries
 * @param moveDays how far a postponed event's date may move
 * @param movedDate the time's part of a moved date
 * @param nearVague the time's part of a day that lies just outside a vague date
 * @param candidates most events compared with one mention, nearest in time first
 * @param mentionsKept most mentions kept in one event
 * @param openDays days after its date or its last report for which an event stays open to further reports
 * @param idleDays days without any new report before an event may be closed, so that an archive read late is resolved too
 * @param kinds per kind; those not named get what is given for {@code UNKNOWN}
 */
public record ResolverSettings(
        double joinThreshold,
        double mergeThreshold,
        double termFloor,
        double samePlaceKilometres,
        double otherCity,
        double otherCountry,
        int moveDays,
        double movedDate,
        double nearVague,
        int candidates,
        int mentionsKept,
        int openDays,
        int idleDays,
        Map<EventKind, KindSettings> kinds) {

    /** What each part counts for in the score. */
    public record Weights(double parties, double time, double place, double terms) {

        double all() {
            return parties + time + place + terms;
        }
    }

    /**
     * @param decayDays days after which a report without a date is {@code 1/e} as likely to mean the event
     * @param dayGaps the time's part when two exact dates are 1, 2, … days apart; further apart they contradict
     * @param assumedDate factor on the time's part when a later date is only that of a report's publication, so that it may tell of an
     *     earlier day
     * @param oneArticle factor on the score of two mentions that one article keeps apart; 0 forbids that they are one
     */
    public record KindSettings(
            Weights weights, double decayDays, List<Double> dayGaps, double assumedDate, double oneArticle) {

        public KindSettings {
            dayGaps = List.copyOf(dayGaps);
        }
    }

    public ResolverSettings {
        KindSettings others = kinds.get(EventKind.UNKNOWN);
        if (others == null) {
            throw new IllegalArgumentException("kinds: got " + kinds.keySet() + ", expected an entry UNKNOWN");
        }
        Map<EventKind, KindSettings> all = new EnumMap<>(kinds);
        for (EventKind kind : EventKind.values()) {
            all.putIfAbsent(kind, others);
        }
        kinds = Collections.unmodifiableMap(all);
    }

    Weights weights(EventKind kind) {
        return of(kind).weights();
    }

    double dayGap(EventKind kind, int gap) {
        List<Double> gaps = of(kind).dayGaps();
        return gap <= gaps.size() ? gaps.get(gap - 1) : 0;
    }

    double assumedDate(EventKind kind) {
        return of(kind).assumedDate();
    }

    double oneArticle(EventKind kind) {
        return of(kind).oneArticle();
    }

    double decay(EventKind kind, int days) {
        return 0.97 * Math.exp(-Math.max(0, days - 1) / of(kind).decayDays());
    }

    private KindSettings of(EventKind kind) {
        return Objects.requireNonNull(kinds.get(kind), "each kind has settings");
    }
}
