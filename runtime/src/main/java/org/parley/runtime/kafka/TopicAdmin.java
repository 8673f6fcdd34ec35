package org.parley.runtime.kafka;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** Creates Parley's topics with their settings, and tells which there are. Topics that exist are left as they are. */
public final class TopicAdmin implements AutoCloseable {

    private final KafkaConfig config;
    private final Admin admin;

    public TopicAdmin(KafkaConfig config) {
        this.config = config;
        this.admin = Admin.create(config.clientConfig());
    }

    /** Creates those of the topics that are missing, and returns their names. Safe to call from several services at once. */
    public List<String> createMissing() {
        Map<String, KafkaFuture<Void>> outcomes = admin.createTopics(
                        Topics.ALL.stream().map(this::newTopic).toList())
                .values();
        return outcomes.entrySet().stream()
                .filter(outcome -> wasCreated(outcome.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The topics that exist, with their number of partitions. */
    public Map<String, Integer> partitionCounts() {
        Map<String, Integer> counts = new TreeMap<>();
        Collection<String> names = Topics.ALL.stream().map(Topic::name).toList();
        admin.describeTopics(names).topicNameValues().forEach((name, future) -> {
            Optional<TopicDescription> description = describe(future);
            description.ifPresent(topic -> counts.put(name, topic.partitions().size()));
        });
        return counts;
    }

    @Override
    public void close() {
        admin.close();
    }

    private NewTopic newTopic(Topic<?> topic) {
        return new NewTopic(
                        topic.name(),
                        Optional.of(config.partitions()),
                        config.replicationFactor() < 0
                                ? Optional.empty()
                                : Optional.of((short) config.replicationFactor()))
                .configs(topic.settings().toTopicConfig());
    }

    private boolean wasCreated(KafkaFuture<Void> outcome) {
        try {
            outcome.get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw unavailable("cannot create topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while creating topics", e);
        }
    }

    private Optional<TopicDescription> describe(KafkaFuture<TopicDescription> future) {
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw unavailable("cannot describe topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while describing topics", e);
        }
    }

    private KafkaUnavailableException unavailable(String what, @Nullable Throwable cause) {
        return new KafkaUnavailableException(what + " at " + config.bootstrapServers(), cause);
    }
}
