package org.parley.registry;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** A real Apicurio Registry as a child process, with its schemas in memory. */
final class RegistryServer implements AutoCloseable {

    private static final Path FOLDER = Path.of("target/registry-server");

    private final Process process;
    private final String address;

    private RegistryServer(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    static RegistryServer start() throws IOException {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx300m",
                        "-jar",
                        runner().toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("server.log").toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        RegistryServer server = new RegistryServer(builder.start(), "http://127.0.0.1:" + port);
        Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> server.get("/apis/registry/v3/system/info")
                .contains("version"));
        return server;
    }

    private static Path runner() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no registry in " + FOLDER.toAbsolutePath()));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Address of the registry's own interface. */
    String registry() {
        return address + "/apis/registry/v3";
    }

    /** What it answers. */
    String get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(address + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
