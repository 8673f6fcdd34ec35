package org.parley.enrich;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;

/**
 * Settings of the enrich job.
 *
 * @param stateDir folder of the state stores
 * @param threads threads that work on partitions
 * @param commitInterval how often results become visible
 * @param storeMemory bytes for all state stores together, beside the heap
 * @param dossiersFolder dossiers instead of the bundled ones
 * @param rulesFile alert rules instead of the shipped ones
 */
public record EnrichConfig(
        Path stateDir,
        int threads,
        Duration commitInterval,
        long storeMemory,
        Optional<Path> dossiersFolder,
        Optional<Path> rulesFile) {

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);
    private static final long LEAST_MEMORY = 16L << 20;

    public EnrichConfig {
        if (commitInterval.isZero() || commitInterval.compareTo(LONGEST_COMMIT) > 0) {
            throw new SettingException("enrich.commit-interval", commitInterval.toString(), "more than 0, at most 30s");
        }
        if (storeMemory < LEAST_MEMORY) {
            throw new SettingException("enrich.store-memory", storeMemory + " bytes", "at least 16MiB");
        }
    }

    public static EnrichConfig from(Settings settings) {
        return new EnrichConfig(
                settings.optionalText("enrich.state-dir").map(Path::of).orElseGet(EnrichConfig::temporaryFolder),
                settings.integer("enrich.threads", 1, 256),
                settings.duration("enrich.commit-interval"),
                settings.bytes("enrich.store-memory"),
                settings.optionalText("enrich.dossiers-folder").map(Path::of),
                settings.optionalText("enrich.rules-file").map(Path::of));
    }

    private static Path temporaryFolder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "parley", "enrich");
    }
}
