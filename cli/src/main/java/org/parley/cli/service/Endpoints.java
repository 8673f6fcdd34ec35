package org.parley.cli.service;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the Parley that runs on this machine with its own servers can be reached. It is kept in a file of the user's cache folder while
 * it runs, so that {@code parley explain} in a second terminal finds it without being told ports.
 *
 * @param bootstrapServers of its Kafka
 * @param elasticsearchUrl of its Elasticsearch
 */
public record Endpoints(String bootstrapServers, String elasticsearchUrl) {

    private static final String KAFKA = "kafka.bootstrap-servers";
    private static final String ELASTICSEARCH = "elasticsearch.urls";
    private static final String PROCESS = "process";

    /** As settings of the services. */
    public Map<String, String> asSettings() {
        return Map.of(KAFKA, bootstrapServers, ELASTICSEARCH, elasticsearchUrl);
    }

    /** Makes them known to other commands of this user until the returned handle is closed. */
    public AutoCloseable publish() throws IOException {
        Path file = file();
        Files.createDirectories(file.getParent());
        Properties properties = new Properties();
        properties.putAll(asSettings());
        properties.setProperty(PROCESS, Long.toString(ProcessHandle.current().pid()));
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(writer, "A running Parley; removed when it stops.");
        }
        return () -> Files.deleteIfExists(file);
    }

    /** Those of the Parley that runs now, if one does; a file left by a killed process is not believed. */
    public static Optional<Endpoints> ofRunningParley() {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException none) {
            return Optional.empty();
        }
        long process = Long.parseLong(properties.getProperty(PROCESS, "-1"));
        boolean alive = ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false);
        return alive
                ? Optional.of(
                        new Endpoints(properties.getProperty(KAFKA, ""), properties.getProperty(ELASTICSEARCH, "")))
                : Optional.empty();
    }

    /** In the user's own cache folder: a name in a folder that all may write to could be set by somebody else. */
    private static Path file() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return folder.resolve("parley").resolve("running.properties");
    }
}
