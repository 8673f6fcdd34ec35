package org.parley.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.GroupSubscription;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HostShareAssignorTest {

    private final HostShareAssignor assignor = new HostShareAssignor();
    private final Map<String, Subscription> feeds = new HashMap<>();
    private final Map<String, Subscription> links = new HashMap<>();

    @Test
    void shouldGiveInstanceTheSamePartitionsInBothGroups() {
        // given: members whose own names are in another order in either group
        join(feeds, "x", "feeds", "one");
        join(feeds, "y", "feeds", "two");
        join(links, "p", "links", "two");
        join(links, "q", "links", "one");
        // then
        assertThat(numbers(feeds, "feeds", "x"))
                .isEqualTo(numbers(links, "links", "q"))
                .containsExactly(0, 1);
        assertThat(numbers(feeds, "feeds", "y"))
                .isEqualTo(numbers(links, "links", "p"))
                .containsExactly(2, 3);
    }

    @Test
    void shouldGivePartitionToNobodyUntilItsOwnerLetsGo() {
        // given
        join(links, "p", "links", "one", 0, 1, 2, 3);
        join(links, "q", "links", "two");
        // then
        assertThat(numbers(links, "links", "p")).containsExactly(0, 1);
        assertThat(numbers(links, "links", "q")).isEmpty();
        // when
        join(links, "p", "links", "one", 0, 1);
        // then
        assertThat(numbers(links, "links", "q")).containsExactly(2, 3);
    }

    @Test
    void shouldLeaveInstancesIdleBeyondTheNumberOfPartitions() {
        // given
        IntStream.range(0, 6).forEach(i -> join(links, "m" + i, "links", "i" + i));
        // then
        assertThat(IntStream.range(0, 6)
                        .mapToObj(i -> numbers(links, "links", "m" + i))
                        .flatMap(Set::stream))
                .containsExactlyInAnyOrder(0, 1, 2, 3);
    }

    private static void join(
            Map<String, Subscription> group, String member, String topic, String instance, int... owned) {
        List<TopicPartition> partitions = IntStream.of(owned)
                .mapToObj(number -> new TopicPartition(topic, number))
                .toList();
        ByteBuffer name = ByteBuffer.wrap(instance.getBytes(StandardCharsets.UTF_8));
        group.put(member, new Subscription(List.of(topic), name, partitions));
    }

    private Set<Integer> numbers(Map<String, Subscription> group, String topic, String member) {
        Node[] node = {new Node(0, "localhost", 9092)};
        List<PartitionInfo> partitions = IntStream.range(0, 4)
                .mapToObj(number -> new PartitionInfo(topic, number, node[0], node, node))
                .toList();
        Cluster cluster = new Cluster("cluster", List.of(node), partitions, Set.of(), Set.of());
        Set<Integer> numbers = new TreeSet<>();
        assignor.assign(cluster, new GroupSubscription(group))
                .groupAssignment()
                .get(member)
                .partitions()
                .forEach(partition -> numbers.add(partition.partition()));
        return numbers;
    }
}
