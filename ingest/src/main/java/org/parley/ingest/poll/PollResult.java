package org.parley.ingest.poll;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.FeedState;
import org.parley.schemas.Link;

/**
 * What a poll changes, to be written as one.
 *
 * @param state what is to be remembered of the feed
 * @param links items that are new or edited
 * @param outcome one word, for counting
 * @param hub where the feed's changes are announced, when it was read and names one
 */
record PollResult(
        FeedState state,
        List<Link> links,
        PollOutcome outcome,
        @Nullable Hub hub) {

    PollResult(FeedState state, List<Link> links, PollOutcome outcome) {
        this(state, links, outcome, null);
    }

    /** A WebSub hub, and the address by which it knows the feed. */
    record Hub(URI address, URI topic) {}
}
