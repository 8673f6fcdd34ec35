package org.parley.enrich.watch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;

/** What one poll of a feed adds to the coverage counts of its outlet, in the hour in which it was made. Stateless. */
public final class PollCount {

    private PollCount() {}

    /** The outlet's bucket of polls with one poll in it, failed unless it gave a feed or "not modified". */
    public static CoverageBucket of(Feed feed, FeedState state, Instant polledAt) {
        Instant hour = polledAt.truncatedTo(ChronoUnit.HOURS);
        return CoverageBucket.newBuilder()
                .setBucketId(String.join("|", hour.toString(), feed.getOutlet().getName(), "", "", "POLLS"))
                .setStartAt(hour)
                .setOutlet(feed.getOutlet())
                .setPolls(1)
                .setFailedPolls(polledAt.equals(state.getLastSuccessAt()) ? 0 : 1)
                .build();
    }
}
