package org.parley.schemas;

import java.time.Duration;
import java.util.List;

/** Every topic of Parley. */
public final class Topics {

    /** Begins the name of each topic. */
    public static final String PREFIX = "parley.";

    /** Subscriptions by feed URL. */
    public static final Topic<Feed> FEEDS =
            new Topic<>(PREFIX + "feeds", Feed.class, Partitioning.HOST, TopicSettings.compact());

    /** What the poller remembers, by feed URL; partitioned as {@link #FEEDS}, so that one consumer owns both. */
    public static final Topic<FeedState> FEED_STATES =
            new Topic<>(PREFIX + "feed-states", FeedState.class, Partitioning.HOST, TopicSettings.compact());

    /** Items to fetch, by article URL. */
    public static final Topic<Link> LINKS =
            new Topic<>(PREFIX + "links", Link.class, Partitioning.HOST, TopicSettings.delete(Duration.ofDays(7)));

    /** Articles by article id. */
    public static final Topic<Article> ARTICLES = new Topic<>(
            PREFIX + "articles", Article.class, Partitioning.KEY, TopicSettings.delete(Duration.ofDays(30)));

    /** Mentions by dossier. */
    public static final Topic<Mention> MENTIONS = new Topic<>(
            PREFIX + "mentions", Mention.class, Partitioning.KEY, TopicSettings.delete(Duration.ofDays(30)));

    /** Whole event states by event id. */
    public static final Topic<Event> EVENTS =
            new Topic<>(PREFIX + "events", Event.class, Partitioning.KEY, TopicSettings.compact());

    /** Alerts by alert id. */
    public static final Topic<Alert> ALERTS =
            new Topic<>(PREFIX + "alerts", Alert.class, Partitioning.KEY, TopicSettings.delete(Duration.ofDays(90)));

    /** Coverage counts by bucket id. */
    public static final Topic<CoverageBucket> COVERAGE = new Topic<>(
            PREFIX + "coverage",
            CoverageBucket.class,
            Partitioning.KEY,
            TopicSettings.compactAndDelete(Duration.ofDays(400)));

    /** What can never be processed, by the failed record's own key. */
    public static final Topic<DeadLetter> DEAD_LETTERS = new Topic<>(
            PREFIX + "dead-letters", DeadLetter.class, Partitioning.KEY, TopicSettings.delete(Duration.ofDays(90)));

    /** All of them, in the order in which an article meets them. */
    public static final List<Topic<?>> ALL =
            List.of(FEEDS, FEED_STATES, LINKS, ARTICLES, MENTIONS, EVENTS, ALERTS, COVERAGE, DEAD_LETTERS);

    private Topics() {}
}
