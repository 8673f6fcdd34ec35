package org.parley.enrich;

import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;

/** What a poll of a feed gave, and whose feed it is. */
record PolledFeed(Feed feed, FeedState state) {}
