package org.parley.embedded.junit;

import java.net.URI;

/** A node of a test's own, to be killed and brought back. For one thread. */
public interface ElasticsearchNode extends AutoCloseable {

    /** Its address, the same after it was started again. */
    URI uri();

    /** Ends it without warning, as {@code kill -9} does. */
    void kill();

    /** Starts it on the data that it left; it may need a while before it answers. */
    void startAgain();

    /** Stops it and forgets its data. */
    @Override
    void close();
}
