package org.parley.ingest.poll;

import java.util.Locale;

/** How a poll ended. */
enum PollOutcome {
    READ,
    NOT_MODIFIED,
    SAME_BODY,
    NOT_A_FEED,
    GONE,
    REFUSED,
    BAD_STATUS,
    THROTTLED,
    UNREACHABLE;

    /** The word for metrics. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
