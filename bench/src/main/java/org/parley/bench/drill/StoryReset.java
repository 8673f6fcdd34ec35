package org.parley.bench.drill;

import java.net.URI;
import org.parley.embedded.junit.ElasticsearchCleaner;
import org.parley.embedded.junit.KafkaCleaner;

/**
 * Takes Parley's topics, groups and indices away, so that a story can be told anew. Arguments: bootstrap servers, address of an
 * Elasticsearch node. Never for a cluster that somebody uses.
 */
public final class StoryReset {

    private StoryReset() {}

    public static void main(String[] args) {
        new KafkaCleaner(args[0]).clear();
        new ElasticsearchCleaner(URI.create(args[1])).clear();
    }
}
