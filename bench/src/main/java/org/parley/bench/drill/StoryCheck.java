package org.parley.bench.drill;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.parley.cli.demo.DemoWorld;
import org.parley.cli.service.Tally;
import org.parley.cli.service.TallyReader;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;

/**
 * Waits until a cluster has the whole story of the demo's world, in topics and indices, and looks whether anything is lost or double.
 *
 * <p>Arguments: bootstrap servers, address of an Elasticsearch node, patience in seconds. Exit status 0 when all is there once; what is
 * wrong is printed.
 */
public final class StoryCheck {

    private static final Duration LOOK = Duration.ofSeconds(1);
    /** How often the same must be seen, with {@link #LOOK} between, before it counts as settled. */
    private static final int STEADY = 4;

    private StoryCheck() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        KafkaConfig kafka = new KafkaConfig(args[0], 4, -1, Map.of());
        ElasticsearchConfig elasticsearch = ElasticsearchConfig.of(URI.create(args[1]));
        Duration patience = Duration.ofSeconds(Long.parseLong(args[2]));
        int expected = DemoWorld.bundled().releases().size();
        try (TallyReader tallies = new TallyReader(kafka, elasticsearch);
                StoryRecords records = new StoryRecords(kafka)) {
            boolean settled =
                    awaitSettled(tallies, records, expected, Instant.now().plus(patience));
            Tally tally = tallies.read();
            System.out.printf(
                    "articles %d of %d, mentions %d, events %d, merged %d, alerts %d, dead letters %d%n",
                    tally.articles(),
                    expected,
                    tally.mentions(),
                    tally.events(),
                    tally.mergedEvents(),
                    tally.alerts(),
                    tally.deadLetters());
            List<String> faults = records.faults();
            faults.forEach(System.out::println);
            if (!settled) {
                System.out.printf(
                        "not settled: enrich has read %d articles; indexed: %d articles, %d events, %d alerts%n",
                        records.articlesRead(), tally.indexedArticles(), tally.indexedEvents(), tally.indexedAlerts());
            }
            System.exit(settled && faults.isEmpty() ? 0 : 1);
        }
    }

    private static boolean awaitSettled(TallyReader tallies, StoryRecords records, int expected, Instant deadline)
            throws InterruptedException {
        Tally before = null;
        int steady = 0;
        while (Instant.now().isBefore(deadline)) {
            try {
                Tally now = tallies.read();
                boolean whole = now.articles() == expected && now.isIndexed() && records.articlesRead() == expected;
                steady = whole && now.equals(before) ? steady + 1 : 0;
                before = now;
            } catch (IOException | RuntimeException notNow) {
                // A server that a drill has taken away comes back.
                steady = 0;
            }
            if (steady == STEADY) {
                return true;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return false;
    }
}
