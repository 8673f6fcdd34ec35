package org.parley.sink.elasticsearch;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.SearchIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that reads the topics of all indices and hands each partition's records to its {@link PartitionLane}. It never waits for
 * Elasticsearch: it goes on polling, so that the group keeps it, pauses partitions whose lane is full, and commits what lanes have settled.
 * Everything here runs on one thread, save {@link #ready} and {@link #stop}.
 */
final class Indexer implements Runnable, ConsumerRebalanceListener {

    private static final Logger LOG = LoggerFactory.getLogger(Indexer.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration LAST_ATTEMPTS = Duration.ofSeconds(5);
    private static final Duration LAST_COMMIT = Duration.ofSeconds(2);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final IndexerConfig config;
    private final OperationReader reader;
    private final BatchProcessor processor;
    private final ScheduledExecutorService pool;

    private final Map<TopicPartition, PartitionLane> lanes = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private long lastCommitNanos = System.nanoTime();
    private volatile boolean stopping;
    private volatile boolean ready;
    private volatile int paused;

    Indexer(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            IndexerConfig config,
            OperationReader reader,
            BatchProcessor processor,
            ScheduledExecutorService pool) {
        this.consumer = consumer;
        this.config = config;
        this.reader = reader;
        this.processor = processor;
        this.pool = pool;
    }

    /** Whether it has partitions and Elasticsearch takes what it sends. */
    boolean ready() {
        return ready;
    }

    /** Partitions held back now, since Elasticsearch takes less than they bring. */
    int paused() {
        return paused;
    }

    /** Ends the loop within one poll. */
    void stop() {
        stopping = true;
    }

    /** Works until stopped; throws what only a restart can help. */
    @Override
    public void run() {
        try {
            consumer.subscribe(topics(), this);
            while (!stopping) {
                step();
            }
        } finally {
            finish();
        }
    }

    private void step() {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        Throwable fatal = failure.get();
        if (fatal != null) {
            throw new IllegalStateException("the sink cannot go on", fatal);
        }
        records.partitions().forEach(partition -> lane(partition).add(records.records(partition)));
        holdBack();
        if (System.nanoTime() - lastCommitNanos >= config.commitInterval().toNanos()) {
            lastCommitNanos = System.nanoTime();
            commit();
        }
        ready = !consumer.assignment().isEmpty() && lanes.values().stream().noneMatch(PartitionLane::troubled);
    }

    /** Pauses partitions above the high mark and resumes them below the low one. */
    private void holdBack() {
        var paused = consumer.paused();
        for (Map.Entry<TopicPartition, PartitionLane> entry : lanes.entrySet()) {
            List<TopicPartition> partition = List.of(entry.getKey());
            long waiting = entry.getValue().waitingBytes();
            if (waiting > config.highMark() && !paused.contains(entry.getKey())) {
                consumer.pause(partition);
            } else if (waiting < config.lowMark() && paused.contains(entry.getKey())) {
                consumer.resume(partition);
            }
        }
        this.paused = consumer.paused().size();
    }

    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> due = due(lanes.keySet());
        if (due.isEmpty()) {
            return;
        }
        consumer.commitAsync(due, (offsets, exception) -> {
            if (exception == null) {
                remember(offsets);
            } else {
                LOG.debug("Commit is tried again", exception);
            }
        });
    }

    private void commitNow(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> due = due(partitions);
        if (due.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(due, LAST_COMMIT);
            remember(due);
        } catch (CommitFailedException | RebalanceInProgressException e) {
            LOG.debug("Partitions have gone to another instance before the commit; it repeats what changes nothing", e);
        } catch (RuntimeException e) {
            LOG.warn("Offsets were not committed; the next start repeats what changes nothing", e);
        }
    }

    /** What is settled and not committed yet. An idle lane is settled up to the position, control records included. */
    private Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
        for (TopicPartition partition : partitions) {
            PartitionLane lane = lanes.get(partition);
            if (lane == null) {
                continue;
            }
            lane.settledOffset().ifPresent(settled -> {
                long offset = lane.idle() ? Math.max(settled, consumer.position(partition)) : settled;
                if (offset > committed.getOrDefault(partition, -1L)) {
                    due.put(partition, new OffsetAndMetadata(offset));
                }
            });
        }
        return due;
    }

    private void remember(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            if (lanes.containsKey(partition)) {
                committed.merge(partition, offset.offset(), Math::max);
            }
        });
    }

    private PartitionLane lane(TopicPartition partition) {
        return lanes.computeIfAbsent(
                partition,
                key -> new PartitionLane(
                        key, config, reader, processor, pool, fatal -> failure.compareAndSet(null, fatal)));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        LOG.info("Partitions were assigned: {}", partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        commitNow(partitions);
        drop(partitions);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        drop(partitions);
    }

    private void drop(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            PartitionLane lane = lanes.remove(partition);
            if (lane != null) {
                lane.close();
            }
            committed.remove(partition);
        }
    }

    private void finish() {
        ready = false;
        lanes.values().forEach(PartitionLane::close);
        pool.shutdown();
        try {
            if (!pool.awaitTermination(LAST_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("Requests under way are left behind; the next start repeats them");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        commitNow(List.copyOf(lanes.keySet()));
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LAST_COMMIT));
    }

    private static List<String> topics() {
        return Arrays.stream(SearchIndex.values())
                .map(index -> index.topic().name())
                .toList();
    }
}
