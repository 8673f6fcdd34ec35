package org.parley.cli.replay;

import java.util.List;
import org.parley.enrich.EnrichTopology;
import org.parley.enrich.StoreKind;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.watch.AlertRules;

/** Makes replays of the production topology. */
public final class Replays {

    private Replays() {}

    /** A replay with these readers and rules, its state in memory. */
    public static TopologyReplay open(List<ArticleReader> readers, AlertRules rules) {
        EnrichTopology topology = new EnrichTopology(readers, rules, StoreKind.MEMORY);
        return new TopologyReplay(topology.build(), EnrichTopology.replayProperties());
    }
}
