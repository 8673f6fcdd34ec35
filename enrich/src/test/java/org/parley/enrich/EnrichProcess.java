package org.parley.enrich;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;

/** An instance of enrich in a process of its own, so that a test can kill it. It ends when its standard input does. */
public final class EnrichProcess {

    private EnrichProcess() {}

    public static void main(String[] arguments) throws IOException {
        try (EnrichService service = service(arguments[0], Integer.parseInt(arguments[1]), arguments[2])) {
            service.start(failure -> Runtime.getRuntime().halt(1));
            while (System.in.read() >= 0) {
                // until the parent is gone
            }
        }
    }

    static EnrichService service(String bootstrapServers, int partitions, String stateDir) {
        Settings settings = Settings.of(Map.of("enrich.state-dir", stateDir, "enrich.threads", "1"));
        KafkaConfig kafka = new KafkaConfig(bootstrapServers, partitions, 1, Map.of());
        return new EnrichService(
                EnrichConfig.from(settings), kafka, new SimpleMeterRegistry(), List.of(new TableReader()));
    }

    static Process start(String bootstrapServers, int partitions, Path stateDir) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EnrichProcess.class.getName(),
                        bootstrapServers,
                        Integer.toString(partitions),
                        stateDir.toString())
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
