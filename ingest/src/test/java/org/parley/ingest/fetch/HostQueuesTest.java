package org.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostQueuesTest {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void shouldRunOneJobAtTimeForEachHost() {
        // given
        HostQueues queues = new HostQueues(10, timer);
        CompletableFuture<String> first = new CompletableFuture<>();
        submit(queues, "a", "a1", first, Duration.ZERO);
        submit(queues, "a", "a2", new CompletableFuture<>(), Duration.ZERO);
        submit(queues, "b", "b1", new CompletableFuture<>(), Duration.ZERO);
        assertThat(started).containsExactly("a1", "b1");
        // when
        first.complete("done");
        // then
        assertThat(started).containsExactly("a1", "b1", "a2");
    }

    @Test
    void shouldPauseAfterJob() {
        // given
        HostQueues queues = new HostQueues(10, timer);
        Duration pause = Duration.ofMillis(200);
        long begin = System.nanoTime();
        // when
        submit(queues, "a", "a1", CompletableFuture.completedFuture("done"), pause);
        submit(queues, "a", "a2", CompletableFuture.completedFuture("done"), pause);
        // then
        assertThat(started).containsExactly("a1");
        await().atMost(Duration.ofSeconds(10)).until(() -> started.size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(pause);
    }

    @Test
    void shouldBoundJobsOverAllHosts() {
        // given
        HostQueues queues = new HostQueues(2, timer);
        CompletableFuture<String> first = new CompletableFuture<>();
        submit(queues, "a", "a1", first, Duration.ofHours(1));
        submit(queues, "b", "b1", new CompletableFuture<>(), Duration.ZERO);
        submit(queues, "c", "c1", new CompletableFuture<>(), Duration.ZERO);
        assertThat(started).containsExactly("a1", "b1");
        // when
        first.complete("done");
        // then
        assertThat(started).containsExactly("a1", "b1", "c1");
    }

    @Test
    void shouldGoOnAfterJobThatFails() {
        // given
        HostQueues queues = new HostQueues(1, timer);
        Supplier<CompletableFuture<String>> broken = () -> {
            throw new IllegalStateException("on purpose");
        };
        // when
        CompletableFuture<String> outcome = queues.submit("a", broken, () -> Duration.ZERO);
        submit(queues, "a", "a2", CompletableFuture.completedFuture("done"), Duration.ZERO);
        // then
        assertThat(outcome).isCompletedExceptionally();
        assertThat(started).containsExactly("a2");
    }

    @Test
    void shouldForgetHostsThatHaveNothingToDo() {
        // given
        HostQueues queues = new HostQueues(10, timer);
        // when
        submit(queues, "a", "a1", CompletableFuture.completedFuture("done"), Duration.ZERO);
        // then
        assertThat(queues.activeHosts()).isZero();
    }

    private void submit(HostQueues queues, String host, String name, CompletableFuture<String> ending, Duration pause) {
        CompletableFuture<String> outcome = queues.submit(
                host,
                () -> {
                    started.add(name);
                    return ending;
                },
                () -> pause);
        assertThat(outcome).isNotNull();
    }
}
