package org.parley.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A genuine Elasticsearch node that this process starts as its child and owns, reachable from this machine only. It keeps its data
 * in a folder and goes on from there at the next start.
 *
 * <p>The node lives as long as the pipe to its standard input is open. So it ends with {@link #close()}, with the end of this JVM
 * and when this JVM is killed; nothing has to be cleaned up. Close it explicitly where others still write during the shutdown.
 *
 * <p>The distribution is a small one: no {@code GET /}, no painless, no index lifecycles. Start and close it from one thread; any
 * thread may use its address.
 */
public final class EmbeddedElasticsearch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedElasticsearch.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(120);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Process process;
    private final ElasticsearchFolder folder;
    private final FolderLock lock;
    private final URI uri;
    private volatile boolean closing;

    private EmbeddedElasticsearch(Process process, ElasticsearchFolder folder, FolderLock lock, URI uri) {
        this.process = process;
        this.folder = folder;
        this.lock = lock;
        this.uri = uri;
    }

    /**
     * Starts a node and returns when it takes requests and has its old data, if any, at hand.
     *
     * @throws EmbeddedServerException when the folder or the port cannot be used, or the node ended while starting
     */
    public static EmbeddedElasticsearch start(EmbeddedElasticsearchConfig config) {
        FolderLock lock = FolderLock.take(config.folder());
        try {
            return start(config, lock);
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException(
                    "cannot run Elasticsearch in " + config.folder() + ": " + Reasons.of(e), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The node's address, {@code http://127.0.0.1:port}. */
    public URI uri() {
        return uri;
    }

    /** The node's process. */
    public long pid() {
        return process.pid();
    }

    /** Tells the listener, from another thread, when the node ends though nobody closed it; at once if it already has. */
    public void onDeath(Consumer<EmbeddedServerException> listener) {
        process.onExit().thenAccept(ended -> {
            if (!closing) {
                listener.accept(died("Elasticsearch ended", ended, folder));
            }
        });
    }

    /** Stops the node and gives the folder free. Does nothing the second time. */
    @Override
    public void close() {
        closing = true;
        stop(process);
        lock.close();
    }

    private static EmbeddedElasticsearch start(EmbeddedElasticsearchConfig config, FolderLock lock) throws IOException {
        if (config.port() != 0) {
            Ports.requireFree("Elasticsearch", config.port());
        }
        Path home = ElasticsearchDistribution.home(config.cacheFolder());
        ElasticsearchFolder folder = new ElasticsearchFolder(config.folder());
        Optional<Unprivileged> user = Unprivileged.whenRoot();
        folder.prepare(user);
        if (user.isPresent()) {
            requireUsable(user.get(), home, folder);
        }
        Process process = launch(new ElasticsearchCommand(home, folder, config), folder, user);
        try {
            URI uri = awaitAddress(process, folder);
            awaitData(uri);
            LOG.info("Embedded Elasticsearch is up at {} with its data in {}", uri, folder.root());
            return new EmbeddedElasticsearch(process, folder, lock, uri);
        } catch (IOException | RuntimeException e) {
            stop(process);
            throw e;
        }
    }

    private static void requireUsable(Unprivileged user, Path home, ElasticsearchFolder folder) {
        Path java = ElasticsearchCommand.java();
        if (!user.may("-w", folder.data())) {
            throw unusable(user, "cannot enter " + folder.root() + "; choose a folder that others can enter");
        }
        if (!user.may("-r", home.resolve("lib"))) {
            throw unusable(user, "cannot read " + home + "; choose a cache folder that others can enter");
        }
        if (!user.may("-x", java)) {
            throw unusable(user, "cannot run " + java + "; use a JDK that others can run");
        }
    }

    private static EmbeddedServerException unusable(Unprivileged user, String why) {
        return new EmbeddedServerException("Elasticsearch refuses to run as root, so it runs as the user " + user.name()
                + ", who " + why + ", or start Parley as an ordinary user");
    }

    private static Process launch(ElasticsearchCommand command, ElasticsearchFolder folder, Optional<Unprivileged> user)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.line(user))
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.console().toFile());
        // Options meant for our own JVM are not meant for the node's.
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        builder.environment().put("LIBFFI_TMPDIR", folder.temporary().toString());
        Process process = builder.start();
        try {
            OutputStream in = process.getOutputStream();
            in.write(command.arguments());
            in.flush();
        } catch (IOException e) {
            // It died before it read them; who waits for its address says why.
            LOG.debug("The node did not read its arguments", e);
        }
        return process;
    }

    private static URI awaitAddress(Process process, ElasticsearchFolder folder) throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Integer> port = folder.httpPort();
            if (port.isPresent()) {
                return URI.create("http://" + Ports.LOOPBACK + ":" + port.get());
            }
            if (!process.isAlive()) {
                throw died("Elasticsearch ended while starting", process, folder);
            }
            Pause.of(POLL);
        }
        throw new EmbeddedServerException("Elasticsearch did not start within " + START_PATIENCE.toSeconds()
                + " s; last lines of its log:\n" + folder.lastLines());
    }

    private static void awaitData(URI uri) throws IOException {
        URI health = uri.resolve("/_cluster/health?wait_for_status=yellow&timeout=30s");
        HttpURLConnection request = (HttpURLConnection) health.toURL().openConnection();
        request.setConnectTimeout((int) STOP_PATIENCE.toMillis());
        request.setReadTimeout((int) START_PATIENCE.toMillis());
        int status = request.getResponseCode();
        request.disconnect();
        if (status != HttpURLConnection.HTTP_OK) {
            LOG.warn("Some indices of the embedded Elasticsearch are not ready yet, health answers {}", status);
        }
    }

    private static EmbeddedServerException died(String what, Process process, ElasticsearchFolder folder) {
        return new EmbeddedServerException(
                what + " (exit status " + process.exitValue() + "); last lines of its log:\n" + folder.lastLines());
    }

    private static void stop(Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(ServerArguments.STOP);
            in.flush();
        } catch (IOException e) {
            LOG.debug("The node had already closed its end of the pipe", e);
        }
        try {
            if (process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
