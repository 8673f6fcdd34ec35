package org.parley.sink.elasticsearch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.parley.sink.DeadLetterWriter.Lost;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of one partition, on their way to Elasticsearch in their order. One batch is under way at a time and takes with it whatever
 * came in during the batch before, so that requests grow with the load and a lone record never waits. The consumer's thread adds
 * and asks; threads of the pool, one at a time, do the work.
 */
final class PartitionLane {

    private static final Logger LOG = LoggerFactory.getLogger(PartitionLane.class);

    private final TopicPartition partition;
    private final IndexerConfig config;
    private final OperationReader reader;
    private final BatchProcessor processor;
    private final ScheduledExecutorService pool;
    private final Consumer<Throwable> onFatal;

    // guarded by this
    private final Deque<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private boolean busy;
    private boolean closed;
    private long settledOffset = -1;
    private int failedAttempts;

    // owned by the working thread
    private @Nullable Batch batch;

    PartitionLane(
            TopicPartition partition,
            IndexerConfig config,
            OperationReader reader,
            BatchProcessor processor,
            ScheduledExecutorService pool,
            Consumer<Throwable> onFatal) {
        this.partition = partition;
        this.config = config;
        this.reader = reader;
        this.processor = processor;
        this.pool = pool;
        this.onFatal = onFatal;
    }

    /** Takes records over. They are never refused: the caller stops reading when {@link #waitingBytes} grows. */
    synchronized void add(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            waiting.add(record);
            waitingBytes += size(record);
        }
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            schedule(Duration.ZERO);
        }
    }

    synchronized long waitingBytes() {
        return waitingBytes;
    }

    /** Whether everything that was added is settled. */
    synchronized boolean idle() {
        return !busy;
    }

    /** Whether the last attempt failed and the next one is due after a wait. */
    synchronized boolean troubled() {
        return failedAttempts > 0;
    }

    /** One behind the last record that is settled with all before it; empty until the first. */
    synchronized OptionalLong settledOffset() {
        return settledOffset < 0 ? OptionalLong.empty() : OptionalLong.of(settledOffset);
    }

    /** Begins nothing more. An attempt under way runs to its end. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        waitingBytes = 0;
    }

    private void work() {
        try {
            Batch current = batch == null ? nextBatch() : batch;
            batch = current;
            Optional<String> hindrance = processor.attempt(current);
            if (current.settled()) {
                finish(current);
            } else {
                tryLater(hindrance.orElse("unknown"));
            }
        } catch (RuntimeException | Error e) {
            close();
            onFatal.accept(e);
        }
    }

    /** As many records as fit. A document is never both put and removed in one batch: removals have no version to sort them out by. */
    private Batch nextBatch() {
        Deque<ConsumerRecord<byte[], byte[]>> records = take();
        List<IndexOperation> operations = new ArrayList<>();
        List<Lost> unreadable = new ArrayList<>();
        Set<String> put = new HashSet<>();
        Set<String> removed = new HashSet<>();
        long end = 0;
        while (!records.isEmpty()) {
            ConsumerRecord<byte[], byte[]> record = records.element();
            try {
                IndexOperation operation = reader.read(record);
                boolean removes = operation instanceof IndexOperation.Remove;
                if ((removes && put.contains(operation.id())) || removed.contains(operation.id())) {
                    giveBack(records);
                    break;
                }
                (removes ? removed : put).add(operation.id());
                operations.add(operation);
            } catch (PoisonException e) {
                String detail = String.valueOf(e.getCause() == null ? e.reason() : e.getCause());
                unreadable.add(Batch.lost(record, shortTopic(), e.reason(), detail));
            }
            records.remove();
            end = record.offset() + 1;
        }
        return new Batch(end, operations, unreadable);
    }

    private synchronized Deque<ConsumerRecord<byte[], byte[]>> take() {
        Deque<ConsumerRecord<byte[], byte[]>> taken = new ArrayDeque<>();
        long bytes = 0;
        while (!waiting.isEmpty() && taken.size() < config.batchRecords()) {
            long size = size(waiting.element());
            if (!taken.isEmpty() && bytes + size > config.batchBytes()) {
                break;
            }
            taken.add(waiting.remove());
            bytes += size;
        }
        waitingBytes -= bytes;
        return taken;
    }

    private synchronized void giveBack(Deque<ConsumerRecord<byte[], byte[]>> records) {
        records.descendingIterator().forEachRemaining(record -> {
            waiting.addFirst(record);
            waitingBytes += size(record);
        });
    }

    private synchronized void finish(Batch done) {
        if (failedAttempts > 0) {
            LOG.info("Writing goes on: partition={} attempts={}", partition, failedAttempts + 1);
        }
        failedAttempts = 0;
        settledOffset = done.endOffset();
        batch = null;
        if (waiting.isEmpty()) {
            busy = false;
        } else {
            schedule(Duration.ZERO);
        }
    }

    private synchronized void tryLater(String hindrance) {
        failedAttempts++;
        Duration wait = config.backoff().after(failedAttempts);
        LOG.warn(
                "Writing is tried again: partition={} attempt={} wait={} because={}",
                partition,
                failedAttempts,
                wait,
                hindrance);
        schedule(wait);
    }

    private void schedule(Duration wait) {
        if (closed) {
            return;
        }
        try {
            pool.schedule(this::work, wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("Nothing more is begun: partition={}", partition);
        }
    }

    private String shortTopic() {
        return partition.topic().substring(partition.topic().lastIndexOf('.') + 1);
    }

    private static long size(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
    }
}
