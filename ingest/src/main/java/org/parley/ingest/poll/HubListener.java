package org.parley.ingest.poll;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.HubLease;

/** Told of what polling shows about hubs; called on the poller's thread, so it must not block. */
public interface HubListener {

    /** Listens to nothing. */
    HubListener NONE = new HubListener() {
        @Override
        public void feedNames(String feedUrl, URI hub, URI topic) {
            // WebSub is off
        }

        @Override
        public void resume(String feedUrl, HubLease lease) {
            // WebSub is off
        }

        @Override
        public @Nullable HubLease lease(String feedUrl) {
            return null;
        }

        @Override
        public void forget(String feedUrl) {
            // WebSub is off
        }
    };

    /** A feed that was just read names a hub. */
    void feedNames(String feedUrl, URI hub, URI topic);

    /** A feed has become ours, and had a subscription. */
    void resume(String feedUrl, HubLease lease);

    /** What to remember of the feed's subscription; null without one. */
    @Nullable
    HubLease lease(String feedUrl);

    /** A feed is no longer ours. */
    void forget(String feedUrl);
}
