package org.parley.desk.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One reader's place in the live stream: a bounded queue between the thread that reads Kafka and the thread that writes to the
 * reader. A reader that is too slow is cut off; it comes back with its last id and loses nothing.
 */
public final class Subscription implements AutoCloseable {

    private static final int CAPACITY = 1_000;

    private final LiveStream stream;
    private final Deque<LiveMessage> queue;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Subscription(LiveStream stream, List<LiveMessage> missed) {
        this.stream = stream;
        this.queue = new ArrayDeque<>(missed);
    }

    /** The next message, or empty when none came in time or the stream has ended. */
    public Optional<LiveMessage> next(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (queue.isEmpty() && !closed && left > 0) {
                left = changed.awaitNanos(Math.min(left, TimeUnit.SECONDS.toNanos(60)));
            }
            return Optional.ofNullable(queue.poll());
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing more will come. */
    public boolean ended() {
        lock.lock();
        try {
            return closed && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    void offer(LiveMessage message) {
        lock.lock();
        try {
            if (!closed) {
                queue.add(message);
                closed = queue.size() > CAPACITY + stream.historySize();
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void end() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        end();
        stream.leave(this);
    }
}
