package org.parley.enrich;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.watch.CoverageSeries;
import org.parley.enrich.watch.CoverageSeries.Split;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.Side;

/** Hourly counts by series in a store: additions in any order give the same. Entries are {@code series#hour}. One task's. */
final class CoverageHours {

    /** What is watched for spikes begins so. */
    static final String SPIKES = "spikes|";
    /** Articles of one outlet. */
    static final String OUTLET = "outlet|";
    /** Articles of all outlets. */
    static final String ALL = "all|";

    /** All polls of one outlet's feeds, and those that went well. */
    private static final String POLLS = "polls|";

    private static final String GOOD_POLLS = "good-polls|";
    private static final String ANY = "";
    private static final String TOLD = "told|";
    /** A poll tells of the hours before it, too: feeds are asked at least hourly, and list what is older than that. */
    private static final int POLL_REACH_HOURS = 2;

    private final KeyValueStore<String, Long> store;

    CoverageHours(KeyValueStore<String, Long> store) {
        this.store = store;
    }

    void add(CoverageBucket change, long hour) {
        String outlet = change.getOutlet().getName();
        String dossier = change.getDossier();
        if (dossier == null) {
            add(OUTLET + outlet, hour, change.getArticles());
            add(ALL, hour, change.getArticles());
            addPolls(outlet, hour, change);
        } else if (change.getKind() != EventKind.UNKNOWN) {
            add(spikes(dossier, Split.KIND, change.getKind().name()), hour, change.getMentions());
        } else {
            add(spikes(dossier, Split.ALL, ""), hour, change.getRelevant());
            add(spikes(dossier, Split.OUTLET, outlet), hour, change.getRelevant());
            Side side = change.getOutlet().getSide();
            add(spikes(dossier, Split.SIDE, side.name()), hour, change.getRelevant());
        }
    }

    LongUnaryOperator counts(String series) {
        return hour -> {
            Long count = store.get(key(series, hour));
            return count == null ? 0 : count;
        };
    }

    /**
     * Hours whose articles of an outlet we can know of. Where no polls are counted, before the first or ever (an archive), all of them.
     *
     * @param firstHours as from {@link #seriesAndCleaning}
     */
    LongPredicate reached(String outlet, Map<String, Long> firstHours) {
        Long first = firstHours.get(POLLS + outlet);
        LongUnaryOperator good = counts(GOOD_POLLS + outlet);
        return hour -> first == null || hour < first || goodWithinReach(good, hour);
    }

    /** Hours in which something was read, and some feed of any outlet was reached. */
    LongPredicate measured(Map<String, Long> firstHours) {
        LongPredicate reached = reached(ANY, firstHours);
        LongUnaryOperator read = counts(ALL);
        return hour -> read.applyAsLong(hour) > 0 && reached.test(hour);
    }

    /** All series with the first hour that each has; counts of hours before are removed on the way. */
    Map<String, Long> seriesAndCleaning(long before) {
        Map<String, Long> series = new TreeMap<>();
        try (KeyValueIterator<String, Long> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, Long> entry = all.next();
                if (entry.key.startsWith(TOLD)) {
                    continue;
                }
                int hash = entry.key.lastIndexOf('#');
                long hour = Long.parseLong(entry.key.substring(hash + 1));
                if (hour < before) {
                    store.delete(entry.key);
                } else {
                    series.merge(entry.key.substring(0, hash), hour, Math::min);
                }
            }
        }
        return series;
    }

    boolean isTold(String threadKey) {
        return store.get(TOLD + threadKey) != null;
    }

    void setTold(String threadKey, @Nullable Long hour) {
        if (hour == null) {
            store.delete(TOLD + threadKey);
        } else {
            store.put(TOLD + threadKey, hour);
        }
    }

    private void addPolls(String outlet, long hour, CoverageBucket change) {
        for (String whose : new String[] {outlet, ANY}) {
            add(POLLS + whose, hour, change.getPolls());
            add(GOOD_POLLS + whose, hour, change.getPolls() - change.getFailedPolls());
        }
    }

    private void add(String series, long hour, long count) {
        if (count != 0) {
            Long before = store.get(key(series, hour));
            store.put(key(series, hour), (before == null ? 0 : before) + count);
        }
    }

    private static boolean goodWithinReach(LongUnaryOperator good, long hour) {
        for (long then = hour; then <= hour + POLL_REACH_HOURS; then++) {
            if (good.applyAsLong(then) > 0) {
                return true;
            }
        }
        return false;
    }

    private static String spikes(String dossier, Split split, String value) {
        return SPIKES + new CoverageSeries(dossier, split, value).name();
    }

    private static String key(String series, long hour) {
        return series + "#" + hour;
    }
}
