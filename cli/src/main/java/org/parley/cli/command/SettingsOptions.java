package org.parley.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parley.cli.UserErrorException;
import org.parley.runtime.config.Settings;
import org.parley.schemas.ValueFormats;
import picocli.CommandLine.Option;

/** Options that all commands with settings share. */
final class SettingsOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "Settings in HOCON or properties form; see each module's reference.conf for keys and defaults.")
    private @Nullable Path file;

    @Option(
            names = {"-S", "--set"},
            paramLabel = "KEY=VALUE",
            description = "One setting, stronger than file and environment. May be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Kafka brokers, parted by commas.")
    private @Nullable String bootstrapServers;

    @Option(names = "--elasticsearch", paramLabel = "URL", description = "Elasticsearch nodes, parted by commas.")
    private @Nullable String elasticsearch;

    /** All layers of settings. */
    Settings load() {
        return load(Map.of());
    }

    /**
     * All layers of settings.
     *
     * @param wired values that the command itself decides; options given by the person are stronger
     */
    Settings load(Map<String, String> wired) {
        Map<String, String> strongest = new LinkedHashMap<>(wired);
        if (bootstrapServers != null) {
            strongest.put("kafka.bootstrap-servers", bootstrapServers);
        }
        if (elasticsearch != null) {
            strongest.put("elasticsearch.urls", elasticsearch);
        }
        strongest.putAll(values);
        Settings settings = Settings.load(strongest, System.getenv(), file);
        chooseFormat(settings);
        return settings;
    }

    /** How values stand in topics is for the whole process, and known before its first client is made. */
    private static void chooseFormat(Settings settings) {
        Optional<String> registry = settings.optionalText("kafka.schema-registry");
        try {
            registry.ifPresent(ValueFormats::useRegistry);
        } catch (IllegalStateException missing) {
            throw new UserErrorException("kafka.schema-registry is set, but " + missing.getMessage()
                    + ": name the folder of the registry module's jars in PARLEY_PLUGINS");
        }
    }

    /** Whether the person said which Kafka to use, in whatever layer an option can. */
    boolean namesKafka() {
        return bootstrapServers != null
                || values.containsKey("kafka.bootstrap-servers")
                || System.getenv("PARLEY_KAFKA_BOOTSTRAP_SERVERS") != null
                || file != null;
    }
}
