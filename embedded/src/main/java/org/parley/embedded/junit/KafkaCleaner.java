package org.parley.embedded.junit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.parley.embedded.EmbeddedServerException;

/** Takes Parley's topics and consumer groups away, for tests. Whoever still uses them loses them. */
public final class KafkaCleaner {

    private final String bootstrapServers;

    public KafkaCleaner(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    public void clear() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            deleteGroups(admin);
            deleteTopics(admin);
        }
    }

    private static void deleteGroups(Admin admin) {
        List<GroupListing> groups = await(admin.listGroups().all()).stream()
                .filter(group -> Names.isOurs(group.groupId()))
                .toList();
        groups.stream()
                .filter(group -> !group.groupState().equals(Optional.of(GroupState.EMPTY)))
                .forEach(group -> removeMembers(admin, group.groupId()));
        await(admin.deleteConsumerGroups(
                        groups.stream().map(GroupListing::groupId).toList())
                .all());
    }

    /** Kafka Streams closes without leaving its group, which would stay occupied until the session times out. */
    private static void removeMembers(Admin admin, String group) {
        await(admin.removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
                .all());
    }

    private static void deleteTopics(Admin admin) {
        List<String> topics =
                await(admin.listTopics().names()).stream().filter(Names::isOurs).toList();
        await(admin.deleteTopics(topics).all());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new EmbeddedServerException("cannot clear Kafka: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while clearing Kafka", e);
        }
    }
}
