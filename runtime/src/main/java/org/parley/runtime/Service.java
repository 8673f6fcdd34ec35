package org.parley.runtime;

import java.util.function.Consumer;

/**
 * A long-running part of Parley. It is built from a checked configuration, started once and closed once, both from one thread; its
 * own threads do the work in between.
 */
public interface Service extends AutoCloseable {

    /** One word for logs and metrics, as {@code ingest}. */
    String name();

    /**
     * Starts the work and returns as soon as it is under way.
     *
     * @param onFatal called at most once, from any thread, when the service has stopped working and only a restart can help
     */
    void start(Consumer<Throwable> onFatal);

    /** Whether the service is doing its work at this moment (has its partitions, reaches its peers). */
    boolean ready();

    /** Stops within ten seconds, losing nothing. Does nothing the second time. */
    @Override
    void close();
}
