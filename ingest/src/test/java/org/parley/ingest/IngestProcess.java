package org.parley.ingest;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;

/** The ingest service in a process of its own, which a test can kill as an operating system does: without a word. */
final class IngestProcess implements AutoCloseable {

    private final Process process;

    private IngestProcess(Process process) {
        this.process = process;
    }

    /** Starts it; settings are given as {@code key=value}. */
    static IngestProcess start(KafkaConfig kafka, List<String> settings) throws IOException {
        Stream<String> command = Stream.of(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                IngestProcess.class.getName(),
                kafka.bootstrapServers());
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(command, settings.stream()).toList());
        return new IngestProcess(builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    boolean alive() {
        return process.isAlive();
    }

    /** {@code kill -9}, and the wait for its end. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> values = Arrays.stream(arguments)
                .skip(1)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        Settings settings = Settings.of(values);
        KafkaConfig kafka = new KafkaConfig(arguments[0], 3, 1, settings.map("kafka.client"));
        IngestService service =
                new IngestService(IngestConfig.from(settings), kafka, new SimpleMeterRegistry(), Clock.systemUTC());
        service.start(failure -> System.exit(1));
        Thread.currentThread().join();
    }
}
