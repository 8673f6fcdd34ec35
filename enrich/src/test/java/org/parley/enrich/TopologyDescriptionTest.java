package org.parley.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.enrich.watch.AlertRules;

/**
 * Pins the whole graph: a node, store or repartition that changes its name loses its state at the next start. After a change that is meant, run
 * with {@code -Dgolden.refresh=true} and review the difference.
 */
class TopologyDescriptionTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/enrich-topology.txt");

    @Test
    void shouldKeepItsGraph() throws IOException {
        // when
        String description = new EnrichTopology(List.of(new TableReader()), AlertRules.shipped(), StoreKind.DISK)
                .build()
                .describe()
                .toString();

        // then
        if (Boolean.getBoolean("golden.refresh")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, description, StandardCharsets.UTF_8);
        }
        assertThat(description).isEqualTo(Files.readString(GOLDEN, StandardCharsets.UTF_8));
    }
}
