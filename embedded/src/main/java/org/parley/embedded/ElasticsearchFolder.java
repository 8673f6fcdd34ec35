package org.parley.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The layout of a node's folder: what the node may write, what only we write, and what it leaves for us to read. */
record ElasticsearchFolder(Path root) {

    static final String CLUSTER = "parley";

    private static final Duration PREDECESSOR_PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final int LAST_LINES = 15;

    Path data() {
        return root.resolve("data");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path temporary() {
        return root.resolve("tmp");
    }

    Path config() {
        return root.resolve("config");
    }

    /** What the JVM says before the node's own log begins. */
    Path console() {
        return root.resolve("console.log");
    }

    /** Makes everything ready for a start; the user, if there is one, gets what the node has to write. */
    void prepare(Optional<Unprivileged> user) throws IOException {
        Folders.makeReadable(root);
        Folders.makeReadable(config());
        writeLogSettings();
        Folders.delete(temporary());
        for (Path writable : List.of(data(), logs(), temporary())) {
            Folders.makeReadable(writable);
        }
        if (user.isPresent()) {
            for (Path writable : List.of(data(), logs(), temporary())) {
                user.get().own(writable);
            }
        }
        awaitPredecessor();
        Files.deleteIfExists(ports());
    }

    /** The port of HTTP as soon as the node takes requests. */
    Optional<Integer> httpPort() throws IOException {
        if (!Files.exists(ports())) {
            return Optional.empty();
        }
        return Files.readAllLines(ports()).stream()
                .filter(line -> line.startsWith(Ports.LOOPBACK + ":"))
                .map(line -> Integer.valueOf(line.substring(line.indexOf(':') + 1)))
                .findFirst();
    }

    /** The end of what the node and its JVM logged. */
    String lastLines() {
        List<String> lines = new ArrayList<>();
        for (Path log : List.of(logs().resolve(CLUSTER + ".log"), console())) {
            lines.addAll(tail(log));
        }
        return String.join("\n", lines);
    }

    private Path ports() {
        return logs().resolve("http.ports");
    }

    private void writeLogSettings() throws IOException {
        Path settings = config().resolve("log4j2.properties");
        try (InputStream in = ElasticsearchFolder.class.getResourceAsStream("log4j2.properties")) {
            Files.copy(in, settings, StandardCopyOption.REPLACE_EXISTING);
        }
        Folders.letEverybodyRead(settings, "rw-r--r--");
    }

    /** After a kill -9 of our predecessor its node still needs a moment to end. */
    private void awaitPredecessor() throws IOException {
        Path lock = data().resolve("node.lock");
        if (!Files.exists(lock)) {
            return;
        }
        long deadline = System.nanoTime() + PREDECESSOR_PATIENCE.toNanos();
        while (isLocked(lock)) {
            if (System.nanoTime() > deadline) {
                throw new EmbeddedServerException("another Elasticsearch is using " + data());
            }
            Pause.of(POLL);
        }
    }

    private static boolean isLocked(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                @Nullable FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static boolean isStackFrame(String line) {
        String text = line.strip();
        return text.startsWith("at ") || text.startsWith("... ");
    }

    private static List<String> tail(Path log) {
        try {
            List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
            List<String> lines =
                    all.stream().filter(line -> !isStackFrame(line)).toList();
            return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
        } catch (IOException e) {
            return List.of("(" + log + " cannot be read: " + Reasons.of(e) + ")");
        }
    }
}
