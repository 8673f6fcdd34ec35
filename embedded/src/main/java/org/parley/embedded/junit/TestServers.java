package org.parley.embedded.junit;

import org.parley.embedded.Servers;

/** The servers of a test JVM, wherever they run; found by the service loader, or embedded where it finds none. */
public interface TestServers extends Servers {

    /** Starts a node of the caller's own, beside the shared one, which the caller closes. */
    ElasticsearchNode startElasticsearchNode();
}
