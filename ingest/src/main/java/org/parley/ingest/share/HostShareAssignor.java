package org.parley.ingest.share;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives each instance one range of partitions, in the order of the instances' names, and so the same range in every group that the same
 * instances form. A partition that changes hands is given to nobody until its former owner has let go of it, and the rest goes on meanwhile
 * (Kafka's cooperative protocol).
 */
public final class HostShareAssignor implements ConsumerPartitionAssignor, Configurable {

    private static final String INSTANCE = "parley.ingest.instance";

    private String instance = "";

    /** Adds to a consumer's properties what makes it share by this assignor. */
    public static void configure(Map<String, Object> consumer, String instance) {
        consumer.put(INSTANCE, instance);
        // The second is what groups of before used, so that instances can be replaced one after another.
        consumer.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                List.of(HostShareAssignor.class.getName(), CooperativeStickyAssignor.class.getName()));
    }

    @Override
    public void configure(Map<String, ?> consumer) {
        instance = String.valueOf(consumer.get(INSTANCE));
    }

    @Override
    public String name() {
        return "parley-host-share";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE, RebalanceProtocol.EAGER);
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        return ByteBuffer.wrap(instance.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        Map<String, Subscription> members = group.groupSubscription();
        Map<String, List<TopicPartition>> shares = new HashMap<>();
        members.keySet().forEach(member -> shares.put(member, new ArrayList<>()));
        Map<TopicPartition, Set<String>> owners = owners(members);
        for (String topic : topics(members)) {
            List<String> inOrder = inOrder(members, topic);
            Integer partitions = metadata.partitionCountForTopic(topic);
            for (int number = 0; partitions != null && number < partitions; number++) {
                TopicPartition partition = new TopicPartition(topic, number);
                String next = inOrder.get((int) ((long) number * inOrder.size() / partitions));
                Set<String> holders = owners.getOrDefault(partition, Set.of());
                if (holders.isEmpty() || holders.equals(Set.of(next))) {
                    shares.computeIfAbsent(next, any -> new ArrayList<>()).add(partition);
                }
            }
        }
        Map<String, Assignment> assignments = new HashMap<>();
        shares.forEach((member, share) -> assignments.put(member, new Assignment(share)));
        return new GroupAssignment(assignments);
    }

    private static List<String> inOrder(Map<String, Subscription> members, String topic) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().topics().contains(topic))
                .sorted(Comparator.comparing((Map.Entry<String, Subscription> member) -> instanceOf(member.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> topics(Map<String, Subscription> members) {
        Set<String> topics = new TreeSet<>();
        members.values().forEach(member -> topics.addAll(member.topics()));
        return topics;
    }

    private static Map<TopicPartition, Set<String>> owners(Map<String, Subscription> members) {
        Map<TopicPartition, Set<String>> owners = new HashMap<>();
        members.forEach(
                (member, subscription) -> subscription.ownedPartitions().forEach(partition -> owners.computeIfAbsent(
                                partition, any -> new HashSet<>())
                        .add(member)));
        return owners;
    }

    private static String instanceOf(Subscription subscription) {
        ByteBuffer name = subscription.userData();
        return name == null
                ? ""
                : StandardCharsets.UTF_8.decode(name.duplicate()).toString();
    }
}
