package org.parley.ingest.poll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.parley.ingest.share.HostShareAssignor;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the subscriptions in the partitions that the group gives this instance. A partition is taken over in two steps: first what is
 * remembered of its feeds is restored, then its subscriptions are read from the first to the last, of each feed only the newest, before any
 * of them is polled. For the poller's thread alone, but for {@link #wakeup}.
 */
final class SubscriptionConsumer implements ConsumerRebalanceListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionConsumer.class);
    private static final String GROUP = "parley-poller";

    private final KafkaConsumer<String, byte[]> consumer;
    private final FeedTable table;
    private final Set<TopicPartition> assigned = new HashSet<>();
    private final Map<TopicPartition, CatchUp> catchingUp = new HashMap<>();
    private final Map<Integer, Long> passed = new HashMap<>();
    private boolean joined;

    SubscriptionConsumer(KafkaConfig kafka, String instance, FeedTable table) {
        this.table = table;
        Map<String, Object> config = kafka.clientConfig();
        config.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        // Makes the consumer wait for a former owner's open transactions when it asks for the group's offsets.
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
        HostShareAssignor.configure(config, instance);
        this.consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    void subscribe() {
        consumer.subscribe(List.of(Topics.FEEDS.name()), this);
    }

    /** Changes of subscriptions to be applied now. */
    List<ConsumerRecord<String, byte[]>> poll(Duration wait) {
        List<ConsumerRecord<String, byte[]>> changes = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            CatchUp catchUp = catchingUp.get(partition);
            if (catchUp != null) {
                catchUp.newest.put(record.key(), record);
            } else if (table.isOpen(record.partition())) {
                changes.add(record);
            }
        }
        return changes;
    }

    /** Takes over partitions that were assigned; those that Kafka is too slow for are tried again at the next call. */
    void openNewPartitions(StateRestorer restorer) {
        for (TopicPartition partition : assigned) {
            if (table.isOpen(partition.partition())) {
                continue;
            }
            try {
                OffsetAndMetadata committed =
                        consumer.committed(Set.of(partition)).get(partition);
                passed.put(partition.partition(), committed == null ? 0L : committed.offset());
                table.open(partition.partition(), restorer.restore(partition.partition()));
                consumer.seekToBeginning(List.of(partition));
                long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                catchingUp.put(partition, new CatchUp(end, new LinkedHashMap<>()));
                LOG.info("Feeds of a partition are taken over: partition={}", partition.partition());
            } catch (TimeoutException e) {
                table.close(partition.partition());
                LOG.info("A partition could not be taken over yet: partition={}", partition.partition(), e);
            }
        }
    }

    /** The newest subscription of each feed in partitions that have just been read to their end, to be applied now. */
    List<ConsumerRecord<String, byte[]>> completedPartitions() {
        List<TopicPartition> complete = catchingUp.entrySet().stream()
                .filter(entry -> consumer.position(entry.getKey()) >= entry.getValue().end)
                .map(Map.Entry::getKey)
                .toList();
        return complete.stream()
                .flatMap(partition -> catchingUp.remove(partition).newest.values().stream())
                .toList();
    }

    /** Whether a former owner of the partition had read so far when it last wrote. */
    boolean wasPassed(ConsumerRecord<String, byte[]> record) {
        return record.offset() < passed.getOrDefault(record.partition(), 0L);
    }

    boolean owns(int partition) {
        return assigned.contains(new TopicPartition(Topics.FEEDS.name(), partition));
    }

    /** Whether the group has given us our share and all of it is taken over. */
    boolean settled() {
        return joined && catchingUp.isEmpty() && assigned.stream().allMatch(p -> table.isOpen(p.partition()));
    }

    /** The partitions whose subscriptions are all known. */
    Set<Integer> caughtUp() {
        Set<Integer> known = new HashSet<>(table.partitions());
        catchingUp.keySet().forEach(partition -> known.remove(partition.partition()));
        return known;
    }

    /** Where the consumer stands in the partitions of that number. */
    Map<TopicPartition, OffsetAndMetadata> positions(Collection<Integer> partitions) {
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        for (int number : partitions) {
            TopicPartition partition = new TopicPartition(Topics.FEEDS.name(), number);
            positions.computeIfAbsent(partition, key -> new OffsetAndMetadata(consumer.position(key)));
        }
        return positions;
    }

    ConsumerGroupMetadata groupMetadata() {
        return consumer.groupMetadata();
    }

    /** Ends a wait in any other method with a {@code WakeupException}; from any thread. */
    void wakeup() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        joined = true;
        assigned.addAll(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        for (TopicPartition partition : partitions) {
            assigned.remove(partition);
            catchingUp.remove(partition);
            table.close(partition.partition());
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    /** Subscriptions read so far of a partition that is being taken over, up to where it ended when that began. */
    private record CatchUp(long end, Map<String, ConsumerRecord<String, byte[]>> newest) {}
}
