package org.parley.embedded;

import java.net.URI;

/**
 * The two servers that Parley talks to, wherever they come from: embedded in this process, or containers. Any thread may ask for
 * an address; an implementation may start a server only when its address is first asked for.
 */
public interface Servers extends AutoCloseable {

    /** Kafka, as clients want it, {@code host:port}. */
    String bootstrapServers();

    /** Elasticsearch, {@code http://host:port}. */
    URI elasticsearch();

    /** Stops what was started. Does nothing the second time. */
    @Override
    void close();
}
