package org.parley.cli.service;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.parley.cli.ExitCodes;
import org.parley.runtime.Service;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs parts of Parley until the process is told to stop (Ctrl-C, SIGTERM) or a part fails, then closes them in reverse order. One
 * runner a process.
 */
public final class ServiceRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRunner.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration READY_CHECK = Duration.ofMillis(100);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    public ServiceRunner() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAndWait, "parley-shutdown"));
    }

    /** Keeps a part to be closed with the services, after those that are added later. */
    public <T extends AutoCloseable> T own(T part) {
        running.push(part);
        return part;
    }

    /** Starts the services in order; when one cannot be built or started, those before it are closed and its failure goes on. */
    public void start(List<Supplier<? extends Service>> services) {
        for (Supplier<? extends Service> supplier : services) {
            Service service = own(supplier.get());
            LOG.info("starting service={}", service.name());
            service.start(this::fail);
        }
    }

    /**
     * Waits until every service does its work, the process is told to stop, or the time is over; what is late then is logged.
     */
    public void awaitReady(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!notReady().isEmpty()) {
            if (stop.await(READY_CHECK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                LOG.warn("not ready after={} services={}", atMost, notReady());
                return;
            }
        }
    }

    private List<String> notReady() {
        return running.stream()
                .filter(part -> part instanceof Service service && !service.ready())
                .map(part -> ((Service) part).name())
                .toList();
    }

    /** Waits until the process is told to stop or a service fails. */
    public void awaitStop() throws InterruptedException {
        stop.await();
    }

    /** Waits at most so long; true when it is time to stop. */
    public boolean awaitStop(Duration atMost) throws InterruptedException {
        return stop.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Makes {@link #awaitStop()} return. */
    public void requestStop() {
        stop.countDown();
    }

    /** Closes everything in reverse order. The exit code says whether a service had failed. */
    public int closeAll() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                LOG.warn("closing part={} failed", part.getClass().getSimpleName(), e);
            }
        }
        closed.countDown();
        return failure.get() == null ? ExitCodes.OK : ExitCodes.FATAL;
    }

    /** Ends the process because a part that it cannot do without has stopped working. */
    public void fail(Throwable cause) {
        LOG.error("a part has failed, and with it the process", cause);
        failure.compareAndSet(null, cause);
        stop.countDown();
    }

    /** Runs when the process is told to stop: the main thread does the closing, this one keeps the process alive meanwhile. */
    private void stopAndWait() {
        stop.countDown();
        try {
            if (!running.isEmpty() && !closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("gave up waiting for an orderly stop after={}", PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
