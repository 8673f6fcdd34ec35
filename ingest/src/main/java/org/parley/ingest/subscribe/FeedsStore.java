package org.parley.ingest.subscribe;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.KafkaUnavailableException;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscriptions, which live in the topic {@code feeds}. Pollers follow what is added and removed here within a second. All methods
 * throw {@link KafkaUnavailableException} when Kafka does not answer or the topics are missing. Not thread-safe.
 */
public final class FeedsStore implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedsStore.class);

    private final KafkaConfig kafka;
    private final Clock clock;
    private final Producer<String, byte[]> producer;

    /** @param clock gives the records their time */
    public FeedsStore(KafkaConfig kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
        Map<String, Object> config = kafka.clientConfig();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** All subscriptions, in the order of their addresses. */
    public List<Feed> list() {
        return List.copyOf(newest(Topics.FEEDS, new TreeSet<>()).values());
    }

    /** Keys of subscriptions whose newest record cannot be read, so that nobody polls them; adding or removing them mends that. */
    public Set<String> unreadable() {
        Set<String> unreadable = new TreeSet<>();
        newest(Topics.FEEDS, unreadable);
        return unreadable;
    }

    /** What the pollers remember of the feeds that they have polled, by address. */
    public Map<String, FeedState> states() {
        return newest(Topics.FEED_STATES, new TreeSet<>());
    }

    /** Subscribes to feeds; one that is subscribed to already takes over what is new about it. */
    public void add(Collection<Feed> feeds) {
        List<Change> changes = feeds.stream()
                .map(feed -> new Change(feed.getUrl(), Topics.FEEDS.valueSerde().toBytes(feed)))
                .toList();
        write(changes);
    }

    /** Ends subscriptions; true when there was one for each address. */
    public boolean remove(Collection<String> urls) {
        Set<String> known = new TreeSet<>();
        known.addAll(newest(Topics.FEEDS, known).keySet());
        write(urls.stream().map(url -> new Change(url, null)).toList());
        return known.containsAll(urls);
    }

    @Override
    public void close() {
        producer.close();
    }

    private <V extends SpecificRecord> Map<String, V> newest(Topic<V> topic, Set<String> unreadable) {
        Map<String, V> values = new TreeMap<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(topic, record -> {
                String key = new String(record.key(), StandardCharsets.UTF_8);
                unreadable.remove(key);
                if (record.value() == null) {
                    values.remove(key);
                    return;
                }
                try {
                    values.put(key, topic.valueSerde().fromBytes(record.value()));
                } catch (UnreadableRecordException e) {
                    LOG.debug("A record cannot be read and is left out: topic={} key={}", topic, key, e);
                    values.remove(key);
                    unreadable.add(key);
                }
            });
        }
        return values;
    }

    private void write(List<Change> changes) {
        try {
            int partitions = producer.partitionsFor(Topics.FEEDS.name()).size();
            List<Future<?>> acknowledgements = new ArrayList<>();
            for (Change change : changes) {
                int partition = Topics.FEEDS.partitioning().partition(change.url, partitions);
                acknowledgements.add(producer.send(new ProducerRecord<>(
                        Topics.FEEDS.name(), partition, Long.valueOf(clock.millis()), change.url, change.value)));
            }
            for (Future<?> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
        } catch (KafkaException e) {
            throw new KafkaUnavailableException("cannot write subscriptions", e);
        } catch (ExecutionException e) {
            throw new KafkaUnavailableException("cannot write subscriptions", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaUnavailableException("interrupted while writing subscriptions", e);
        }
    }

    /** A subscription to write; no value ends it. */
    private record Change(String url, byte @Nullable [] value) {}
}
