package org.parley.ingest.poll;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;

/**
 * The feeds of the partitions that are ours, and which of them is due next. Used by the poller's thread alone.
 */
final class FeedTable {

    private static final int MOST_OF_HOST = 4;

    private final Map<Integer, Map<String, FeedSlot>> slots = new HashMap<>();
    private final Map<Integer, Map<String, FeedState>> unclaimed = new HashMap<>();
    private final List<String> left = new ArrayList<>();
    private final PriorityQueue<Due> due = new PriorityQueue<>();

    /** Hosts that are asked for feeds: a slow one must not take up the others' room. */
    private final Map<String, AskedHost> askedHosts = new HashMap<>();

    /** Takes a partition over, with what is remembered of its feeds. */
    void open(int partition, Map<String, FeedState> states) {
        slots.put(partition, new HashMap<>());
        unclaimed.put(partition, states);
    }

    /** Forgets a partition that is no longer ours. */
    void close(int partition) {
        slots.getOrDefault(partition, Map.of()).values().forEach(slot -> {
            slot.leave();
            left.add(slot.feed().getUrl());
        });
        slots.remove(partition);
        unclaimed.remove(partition);
    }

    /** Feeds that went with their partitions since this was last asked. */
    List<String> takeLeft() {
        List<String> urls = List.copyOf(left);
        left.clear();
        return urls;
    }

    boolean isOpen(int partition) {
        return slots.containsKey(partition);
    }

    Set<Integer> partitions() {
        return Set.copyOf(slots.keySet());
    }

    int size() {
        return slots.values().stream().mapToInt(Map::size).sum();
    }

    /**
     * Adds or changes a subscription; the state of one that was never polled comes from {@code rules}.
     *
     * @return what is remembered of a feed that was added; null otherwise
     */
    @Nullable
    FeedState subscribe(int partition, Feed feed, PollRules rules, Instant now) {
        Map<String, FeedSlot> feeds = slots.get(partition);
        Map<String, FeedState> states = unclaimed.get(partition);
        if (feeds == null || states == null) {
            return null;
        }
        FeedSlot known = feeds.get(feed.getUrl());
        if (known != null) {
            known.subscribedAnew(feed);
            schedule(known);
            return null;
        }
        FeedState remembered = states.remove(feed.getUrl());
        FeedSlot slot = new FeedSlot(partition, feed, remembered != null ? remembered : rules.first(feed, now));
        feeds.put(feed.getUrl(), slot);
        schedule(slot);
        return remembered;
    }

    /** Removes a subscription; true when there was something to forget about it. */
    boolean unsubscribe(int partition, String url) {
        FeedSlot slot = slots.getOrDefault(partition, new HashMap<>()).remove(url);
        if (slot != null) {
            slot.leave();
        }
        return slot != null
                || unclaimed.getOrDefault(partition, new HashMap<>()).remove(url) != null;
    }

    /** Makes a feed due now, if it is ours. */
    void makeDue(String url, Instant now) {
        slots.values().stream()
                .map(feeds -> feeds.get(url))
                .filter(Objects::nonNull)
                .filter(slot -> slot.dueAt().isAfter(now))
                .forEach(slot -> {
                    slot.postponeTo(now);
                    schedule(slot);
                });
    }

    /** Puts a feed that was polled back in the line. */
    void schedule(FeedSlot slot) {
        if (!slot.gone() && !slot.polling()) {
            due.add(new Due(slot.dueAt(), slot));
        }
    }

    /** Takes up to {@code most} feeds that are due from the partitions that may be polled, no more than a few of each host. */
    List<FeedSlot> takeDue(Instant now, int most, Collection<Integer> partitions, PollRules rules) {
        List<FeedSlot> taken = new ArrayList<>();
        List<Due> held = new ArrayList<>();
        for (Due next = due.peek(); next != null && taken.size() < most; next = due.peek()) {
            if (next.at.isAfter(now)) {
                break;
            }
            due.remove();
            if (next.stale() || !rules.active(next.slot.feed(), next.slot.state())) {
                continue;
            }
            if (!partitions.contains(next.slot.partition())) {
                held.add(next);
                continue;
            }
            AskedHost host = askedHosts.computeIfAbsent(next.slot.host(), any -> new AskedHost());
            if (host.underWay == MOST_OF_HOST) {
                host.waiting.add(next);
                continue;
            }
            host.underWay++;
            next.slot.polling(true);
            taken.add(next.slot);
        }
        due.addAll(held);
        return taken;
    }

    /** Makes room for the host's next feed; to be called for each that was taken, once it is answered. */
    void answered(FeedSlot slot) {
        AskedHost host = askedHosts.get(slot.host());
        if (host == null) {
            return;
        }
        host.underWay--;
        due.addAll(host.waiting);
        host.waiting.clear();
        if (host.underWay == 0) {
            askedHosts.remove(slot.host());
        }
    }

    private static final class AskedHost {
        private final Deque<Due> waiting = new ArrayDeque<>();
        private int underWay;
    }

    /** An entry of the line; one that was overtaken by a newer entry of its feed is stale. */
    private record Due(Instant at, FeedSlot slot) implements Comparable<Due> {

        boolean stale() {
            return slot.gone() || slot.polling() || !slot.dueAt().equals(at);
        }

        @Override
        public int compareTo(Due other) {
            return at.compareTo(other.at);
        }
    }
}
