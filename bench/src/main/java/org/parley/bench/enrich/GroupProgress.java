package org.parley.bench.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.parley.runtime.kafka.KafkaConfig;

/** How far a consumer group has come. Not thread-safe. */
final class GroupProgress implements AutoCloseable {

    private static final int PAUSE_MS = 20;

    private final Admin admin;
    private final String group;

    GroupProgress(KafkaConfig kafka, String group) {
        this.admin = Admin.create(kafka.clientConfig());
        this.group = group;
    }

    static void createTopic(KafkaConfig kafka, String topic, int partitions) {
        try (Admin admin = Admin.create(kafka.clientConfig())) {
            get(admin.createTopics(List.of(new NewTopic(topic, Optional.of(partitions), Optional.empty())))
                    .all());
        }
    }

    /** Sum of the committed offsets of a topic; asks at most every few milliseconds. */
    long committed(String topic) {
        pause();
        return offsets().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }

    /** Records, transactions' markers included, that the group has not committed in the topics that it reads. */
    long left() {
        pause();
        Map<TopicPartition, OffsetAndMetadata> committed = offsets();
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        committed.keySet().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        long read =
                committed.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
        return get(admin.listOffsets(latest).all()).values().stream()
                        .mapToLong(end -> end.offset())
                        .sum()
                - read;
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets() {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
