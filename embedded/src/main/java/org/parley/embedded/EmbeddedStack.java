package org.parley.embedded;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both embedded servers on one data folder, started side by side and stopped side by side. Start and close it from one thread; any
 * thread may use the addresses.
 */
public final class EmbeddedStack implements Servers {

    private final FolderLock lock;
    private final EmbeddedKafka kafka;
    private final EmbeddedElasticsearch elasticsearch;

    private EmbeddedStack(FolderLock lock, EmbeddedKafka kafka, EmbeddedElasticsearch elasticsearch) {
        this.lock = lock;
        this.kafka = kafka;
        this.elasticsearch = elasticsearch;
    }

    /**
     * Starts both and returns when both take requests. When one cannot, neither runs.
     *
     * @throws EmbeddedServerException when another Parley has the folder, or a server cannot run
     */
    public static EmbeddedStack start(EmbeddedStackConfig config) {
        return start(config, FolderLock.take(config.folder()));
    }

    /**
     * As {@link #start}, but first deletes all that the folder holds, once it is sure that nobody else uses it.
     *
     * @throws EmbeddedServerException as {@link #start}, or when something cannot be deleted
     */
    public static EmbeddedStack startAfresh(EmbeddedStackConfig config) {
        FolderLock lock = FolderLock.take(config.folder());
        try {
            lock.deleteAllElse();
        } catch (IOException e) {
            lock.close();
            throw new EmbeddedServerException("cannot empty " + config.folder() + ": " + Reasons.of(e), e);
        }
        return start(config, lock);
    }

    private static EmbeddedStack start(EmbeddedStackConfig config, FolderLock lock) {
        CompletableFuture<EmbeddedKafka> kafka =
                inThread("start-embedded-kafka", () -> EmbeddedKafka.start(config.kafka()));
        CompletableFuture<EmbeddedElasticsearch> elasticsearch =
                inThread("start-embedded-elasticsearch", () -> EmbeddedElasticsearch.start(config.elasticsearch()));
        try {
            CompletableFuture.allOf(kafka, elasticsearch).join();
            return new EmbeddedStack(lock, kafka.join(), elasticsearch.join());
        } catch (CompletionException e) {
            closeIfStarted(kafka);
            closeIfStarted(elasticsearch);
            lock.close();
            throw e.getCause() instanceof EmbeddedServerException known
                    ? known
                    : new EmbeddedServerException("cannot start the embedded servers: " + e.getCause(), e);
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public URI elasticsearch() {
        return elasticsearch.uri();
    }

    /** The process of the search node. */
    public long elasticsearchPid() {
        return elasticsearch.pid();
    }

    /** Tells the listener, from another thread, when one of the servers stops working though nobody closed it. */
    public void onDeath(Consumer<EmbeddedServerException> listener) {
        kafka.onDeath(listener);
        elasticsearch.onDeath(listener);
    }

    @Override
    public void close() {
        CompletableFuture<@Nullable Void> stopping = inThread("stop-embedded-elasticsearch", () -> {
            elasticsearch.close();
            return null;
        });
        kafka.close();
        stopping.join();
        lock.close();
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
        server.thenAccept(started -> {
            try {
                started.close();
            } catch (Exception e) {
                throw new EmbeddedServerException("cannot stop a server after the other failed", e);
            }
        });
    }

    // Not the common pool, which is short of threads on small machines; both block for seconds.
    private static <T extends @Nullable Object> CompletableFuture<T> inThread(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, name).start());
    }
}
