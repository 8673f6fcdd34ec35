package org.parley.ingest.poll;

import java.net.URI;

/** Told of what polling shows about hubs; called on the poller's thread, so it must not block. */
public interface HubListener {

    /** Listens to nothing. */
    HubListener NONE = new HubListener() {
        @Override
        public void feedNames(String feedUrl, URI hub, URI topic) {
            // WebSub is off
        }

        @Override
        public void forget(String feedUrl) {
            // WebSub is off
        }
    };

    /** A feed that was just read names a hub. */
    void feedNames(String feedUrl, URI hub, URI topic);

    /** A feed is no longer ours. */
    void forget(String feedUrl);
}
