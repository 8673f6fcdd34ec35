package org.parley.bench.ingest;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;

/**
 * The servers that a benchmark talks to, in a process of their own, so that their heap and processor time are not counted: a
 * {@link LoopbackSite} and, where a folder is given for it, a broker. Ends with the benchmark.
 */
final class PeerProcess implements AutoCloseable {

    private static final int HOSTS_PER_NET = 200;

    private final Process process;
    private final int port;
    private final String bootstrapServers;

    private PeerProcess(Process process, int port, String bootstrapServers) {
        this.process = process;
        this.port = port;
        this.bootstrapServers = bootstrapServers;
    }

    /** @param kafkaFolder where a broker is to keep its data; none without a folder */
    static PeerProcess start(Optional<Path> kafkaFolder) throws IOException {
        String java = System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
        Process process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsun.net.httpserver.maxIdleConnections=20000",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PeerProcess.class.getName(),
                        kafkaFolder.map(Path::toString).orElse(""))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader words =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = words.readLine(); line != null; line = words.readLine()) {
            if (line.startsWith("peer ")) {
                List<String> parts = List.of(line.split(" ", -1));
                return new PeerProcess(process, Integer.parseInt(parts.get(1)), parts.get(2));
            }
        }
        throw new IOException("the peer process has ended");
    }

    /** So many addresses below a path, spread evenly over so many hosts. */
    List<String> addresses(String path, int count, int hosts) {
        return IntStream.range(0, count)
                .mapToObj(i -> "http://" + host(i % hosts) + ":" + port + path + i)
                .toList();
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        process.destroy();
    }

    private static String host(int number) {
        return "127.1." + number / HOSTS_PER_NET + "." + (1 + number % HOSTS_PER_NET);
    }

    public static void main(String[] args) throws IOException {
        int port = new LoopbackSite().port();
        if (args[0].isEmpty()) {
            System.out.println("peer " + port + " ");
        } else {
            Path folder = Files.createDirectories(Path.of(args[0]));
            EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
            System.out.println("peer " + port + " " + kafka.bootstrapServers());
        }
        // The benchmark holds the other end of this: when it is gone, so are we.
        while (System.in.read() >= 0) {
            // nothing is ever said
        }
        System.exit(0);
    }
}
