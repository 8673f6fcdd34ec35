package org.parley.ingest.poll;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.parley.ingest.fetch.Addresses;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;

/** One subscription and what is remembered of it, while its partition is ours. Used by the poller's thread alone. */
final class FeedSlot {

    private final int partition;
    private final String host;
    private Feed feed;
    private FeedState state;
    private Instant dueAt;
    private boolean polling;
    private boolean gone;

    FeedSlot(int partition, Feed feed, FeedState state) {
        this.partition = partition;
        this.host = hostOf(feed.getUrl());
        this.feed = feed;
        this.state = state;
        this.dueAt = state.getNextPollAt();
    }

    int partition() {
        return partition;
    }

    String host() {
        return host;
    }

    Feed feed() {
        return feed;
    }

    void subscribedAnew(Feed newer) {
        feed = newer;
    }

    FeedState state() {
        return state;
    }

    /** Takes over what a poll has changed, once it is written. */
    void remember(FeedState newer) {
        state = newer;
        dueAt = newer.getNextPollAt();
    }

    Instant dueAt() {
        return dueAt;
    }

    void postponeTo(Instant later) {
        dueAt = later;
    }

    boolean polling() {
        return polling;
    }

    void polling(boolean underWay) {
        polling = underWay;
    }

    /** True once it was unsubscribed, or its partition went to another instance: what a poll still brings is dropped. */
    boolean gone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    private static String hostOf(String url) {
        URI address = Addresses.parse(url);
        String host = address == null ? null : address.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
