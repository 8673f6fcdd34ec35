package org.parley.ingest.poll;

import java.util.List;
import org.parley.schemas.FeedState;
import org.parley.schemas.Link;

/**
 * What a poll changes, to be written as one.
 *
 * @param state what is to be remembered of the feed
 * @param links items that are new or edited
 * @param outcome one word, for counting
 */
record PollResult(FeedState state, List<Link> links, PollOutcome outcome) {}
