package org.parley.ingest.fetch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one job at a time run for each host, with a pause after it, and no more than a number of jobs over all hosts. Hosts take
 * turns, so that one with a long queue or a slow server never holds up another. Thread-safe.
 */
final class HostQueues {

    private final int maxConcurrent;
    private final ScheduledExecutorService timer;
    private final Map<String, Host> hosts = new HashMap<>();
    private final Queue<Host> ready = new ArrayDeque<>();
    private int running;

    /** @param timer ends the pauses; jobs are started on it and on the threads that finish jobs */
    HostQueues(int maxConcurrent, ScheduledExecutorService timer) {
        this.maxConcurrent = maxConcurrent;
        this.timer = timer;
    }

    /**
     * Runs a job when its host's turn has come.
     *
     * @param job starts the work without blocking; its future must end, or the host waits for ever
     * @param pause how long the host rests after it, asked for once the job has ended
     */
    <T> CompletableFuture<T> submit(String host, Supplier<CompletableFuture<T>> job, Supplier<Duration> pause) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        Job queued = new Job(() -> start(job, outcome), pause);
        synchronized (this) {
            Host queue = hosts.computeIfAbsent(host, Host::new);
            queue.waiting.add(queued);
            queue.becomeReady();
        }
        startReady();
        return outcome;
    }

    /** Hosts that have work or rest after it. */
    synchronized int activeHosts() {
        return hosts.size();
    }

    private static <T> CompletableFuture<?> start(Supplier<CompletableFuture<T>> job, CompletableFuture<T> outcome) {
        CompletableFuture<T> started;
        try {
            started = job.get();
        } catch (RuntimeException e) {
            started = CompletableFuture.failedFuture(e);
        }
        return started.whenComplete((value, failure) -> {
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        });
    }

    private void startReady() {
        for (Turn turn = nextTurn(); turn != null; turn = nextTurn()) {
            Turn taken = turn;
            taken.job.start.get().whenComplete((value, failure) -> rest(taken));
        }
    }

    private synchronized @Nullable Turn nextTurn() {
        if (running >= maxConcurrent) {
            return null;
        }
        Host host = ready.poll();
        if (host == null) {
            return null;
        }
        running++;
        return new Turn(host, host.waiting.remove());
    }

    private void rest(Turn turn) {
        synchronized (this) {
            running--;
        }
        long pause = turn.job.pause.get().toMillis();
        if (pause > 0 && !timer.isShutdown()) {
            timer.schedule(() -> wake(turn.host), pause, TimeUnit.MILLISECONDS);
            startReady();
        } else {
            wake(turn.host);
        }
    }

    private void wake(Host host) {
        synchronized (this) {
            host.busy = false;
            host.becomeReady();
            if (!host.busy) {
                hosts.remove(host.name);
            }
        }
        startReady();
    }

    /** {@code busy} from the moment it is ready until the pause after its job is over. */
    private final class Host {
        private final String name;
        private final Deque<Job> waiting = new ArrayDeque<>();
        private boolean busy;

        Host(String name) {
            this.name = name;
        }

        void becomeReady() {
            if (!busy && !waiting.isEmpty()) {
                busy = true;
                ready.add(this);
            }
        }
    }

    private record Job(Supplier<CompletableFuture<?>> start, Supplier<Duration> pause) {}

    private record Turn(Host host, Job job) {}
}
