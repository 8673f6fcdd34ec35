package org.parley.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.feed.FeedFetcher;
import org.parley.ingest.fetch.Addresses;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.DeadLetters;
import org.parley.schemas.Feed;
import org.parley.schemas.FeedState;
import org.parley.schemas.Link;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feeds of the partitions that the consumer group gives it. One thread owns all state; requests run beside it and hand their
 * answers back through a queue. A poll counts only once its links and its new state are written together; whatever goes wrong before
 * that, it is made again.
 */
public final class Poller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(8);
    private static final int MAX_BATCH = 200;
    private static final String STAGE = "ingest.poll";

    private final PollConfig config;
    private final KafkaConfig kafka;
    private final String instance;
    private final FeedFetcher fetcher;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Timer lateness;
    private final PollRules rules;
    private final FeedTable table = new FeedTable();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<String> announced = new ConcurrentLinkedQueue<>();
    private final List<Aside> asides = new ArrayList<>();
    private final Map<String, Integer> partitionCounts = new HashMap<>();
    private HubListener hubs = HubListener.NONE;
    private volatile boolean running = true;
    private volatile boolean ready;
    private @Nullable SubscriptionConsumer subscriptions;
    private @Nullable Thread thread;
    private int underWay;

    /** @param instance name of this process, the same for all that it asks of a host */
    public Poller(
            PollConfig config,
            KafkaConfig kafka,
            String instance,
            Fetcher fetcher,
            Clock clock,
            Random random,
            MeterRegistry meters) {
        this.config = config;
        this.instance = instance;
        this.kafka = kafka;
        this.fetcher = new FeedFetcher(fetcher);
        this.clock = clock;
        this.meters = meters;
        this.lateness = Timer.builder("ingest.poll.lateness")
                .description("From when a feed is due to when its poll is written")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
        this.rules = new PollRules(config, random);
    }

    /** Lets a listener know of hubs; before the start. */
    public void listen(HubListener listener) {
        hubs = listener;
    }

    /** Polls a feed as soon as possible, since it is said to have changed; from any thread. */
    public void pollNow(String feedUrl) {
        announced.add(feedUrl);
    }

    /** Starts the thread. */
    public void start(Consumer<Throwable> onFatal) {
        SubscriptionConsumer consumer = new SubscriptionConsumer(kafka, instance, table);
        Thread worker = new Thread(() -> run(consumer, onFatal), "ingest-poller");
        subscriptions = consumer;
        thread = worker;
        worker.start();
    }

    /** Whether it knows its feeds and polls them. */
    public boolean ready() {
        return ready;
    }

    /** Stops; polls under way are made again by whoever comes next. */
    @Override
    public void close() {
        running = false;
        SubscriptionConsumer consumer = subscriptions;
        Thread worker = thread;
        if (consumer == null || worker == null) {
            return;
        }
        consumer.wakeup();
        try {
            worker.join(CLOSE_WAIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(SubscriptionConsumer consumer, Consumer<Throwable> onFatal) {
        try (consumer;
                StateRestorer restorer = new StateRestorer(kafka);
                PollWriter writer = new PollWriter(kafka)) {
            consumer.subscribe();
            while (running) {
                cycle(consumer, restorer, writer);
            }
        } catch (WakeupException | InterruptException stopped) {
            LOG.debug("The poller was stopped while it waited for Kafka", stopped);
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("The poller cannot go on", e);
                onFatal.accept(e);
            }
        } finally {
            ready = false;
        }
    }

    private void cycle(SubscriptionConsumer consumer, StateRestorer restorer, PollWriter writer) {
        try {
            consumer.poll(TICK).forEach(change -> apply(change, consumer, writer));
            consumer.openNewPartitions(restorer);
            consumer.completedPartitions().forEach(change -> apply(change, consumer, writer));
            table.takeLeft().forEach(hubs::forget);
            ready = consumer.settled();
            takeAnnounced();
            startDuePolls(consumer);
            writeAnswers(consumer, writer);
        } catch (TimeoutException e) {
            LOG.info("Kafka does not answer; the poller waits", e);
        }
    }

    private void apply(ConsumerRecord<String, byte[]> change, SubscriptionConsumer consumer, PollWriter writer) {
        if (change.value() == null) {
            hubs.forget(change.key());
            if (table.unsubscribe(change.partition(), change.key())) {
                byte[] nothing = null;
                asides.add(new Aside(
                        change.partition(),
                        new ProducerRecord<>(
                                Topics.FEED_STATES.name(),
                                change.partition(),
                                (Long) clock.millis(),
                                change.key(),
                                nothing)));
            }
            return;
        }
        try {
            Feed feed = Topics.FEEDS.valueSerde().fromBytes(change.value());
            FeedState remembered = table.subscribe(change.partition(), feed, rules, clock.instant());
            if (remembered != null && remembered.getHubLease() != null) {
                hubs.resume(feed.getUrl(), remembered.getHubLease());
            }
        } catch (UnreadableRecordException e) {
            LOG.warn("A subscription cannot be read and is left out: feed={}", change.key(), e);
            meters.counter("ingest.poll.unreadable.subscriptions").increment();
            // Subscriptions are read from the first at each takeover, but buried once.
            if (!consumer.wasPassed(change)) {
                DeadLetter letter =
                        DeadLetters.of(undecoded(change), STAGE, "not a readable subscription", e, clock.instant());
                asides.add(new Aside(
                        change.partition(), record(Topics.DEAD_LETTERS, change.key(), letter, clock.millis(), writer)));
            }
        }
    }

    private static ConsumerRecord<byte[], byte[]> undecoded(ConsumerRecord<String, byte[]> record) {
        return new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key().getBytes(StandardCharsets.UTF_8),
                record.value());
    }

    private void takeAnnounced() {
        for (String url = announced.poll(); url != null; url = announced.poll()) {
            table.makeDue(url, clock.instant());
        }
    }

    private void startDuePolls(SubscriptionConsumer consumer) {
        int free = config.maxConcurrent() - underWay;
        for (FeedSlot slot : table.takeDue(clock.instant(), free, consumer.caughtUp(), rules)) {
            underWay++;
            fetch(slot)
                    .whenComplete((result, bug) -> answers.add(new Answer(slot, bug == null ? result : broken(bug))));
        }
    }

    private CompletableFuture<FetchResult> fetch(FeedSlot slot) {
        String address = rules.address(slot.feed(), slot.state());
        URI uri = Addresses.parse(address);
        return uri == null
                ? CompletableFuture.completedFuture(new FetchResult.Refused(FetchResult.Refusal.BAD_ADDRESS, address))
                : fetcher.get(uri, rules.headers(slot.state()));
    }

    private static FetchResult broken(Throwable bug) {
        LOG.error("A request ended with an error of ours", bug);
        return new FetchResult.Failed(FetchResult.Failure.BROKEN, bug.toString(), null);
    }

    private void writeAnswers(SubscriptionConsumer consumer, PollWriter writer) {
        List<Polled> polls = new ArrayList<>();
        for (Answer answer = answers.poll();
                answer != null;
                answer = polls.size() < MAX_BATCH ? answers.poll() : null) {
            underWay--;
            table.answered(answer.slot);
            if (!answer.slot.gone()) {
                PollResult result = judge(answer);
                result.state().setHubLease(hubs.lease(answer.slot.feed().getUrl()));
                polls.add(new Polled(answer.slot, result));
            }
        }
        if (polls.isEmpty() && asides.isEmpty()) {
            return;
        }
        // The polls leave the state "under way" whatever happens: a poll that is not written is made again.
        boolean written = write(polls, consumer, writer);
        polls.forEach(poll -> conclude(poll, written));
    }

    private PollResult judge(Answer answer) {
        FeedSlot slot = answer.slot;
        try {
            return rules.apply(slot.feed(), slot.state(), answer.result, clock.instant());
        } catch (RuntimeException bug) {
            LOG.error("A feed could not be judged: feed={}", slot.feed().getUrl(), bug);
            FetchResult failure = new FetchResult.Failed(FetchResult.Failure.BROKEN, bug.toString(), null);
            return rules.apply(slot.feed(), slot.state(), failure, clock.instant());
        }
    }

    private boolean write(List<Polled> polls, SubscriptionConsumer consumer, PollWriter writer) {
        try {
            asides.removeIf(aside -> !consumer.owns(aside.partition));
            List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
            Set<Integer> partitions = new HashSet<>();
            for (Aside aside : asides) {
                records.add(aside.record);
                partitions.add(aside.partition);
            }
            for (Polled poll : polls) {
                partitions.add(poll.slot.partition());
                long now = clock.millis();
                for (Link link : poll.result.links()) {
                    records.add(record(Topics.LINKS, link.getUrl(), link, now, writer));
                }
                records.add(record(Topics.FEED_STATES, poll.slot.feed().getUrl(), poll.result.state(), now, writer));
            }
            boolean written = writer.write(records, consumer.positions(partitions), consumer.groupMetadata());
            if (written) {
                asides.clear();
            }
            return written;
        } catch (TimeoutException e) {
            LOG.info("Kafka does not answer; polls are made again: polls={}", polls.size(), e);
            return false;
        }
    }

    private <V extends SpecificRecord> ProducerRecord<String, byte[]> record(
            Topic<V> topic, String key, V value, long now, PollWriter writer) {
        int partitions = partitionCounts.computeIfAbsent(topic.name(), writer::partitionsOf);
        ProducerRecord<String, V> typed = topic.newRecord(key, value, partitions, now);
        return new ProducerRecord<>(
                typed.topic(),
                typed.partition(),
                typed.timestamp(),
                key,
                topic.valueSerde().toBytes(value));
    }

    private void conclude(Polled poll, boolean written) {
        FeedSlot slot = poll.slot;
        slot.polling(false);
        if (written) {
            lateness.record(Duration.between(slot.dueAt(), clock.instant()));
            slot.remember(poll.result.state());
            PollResult.Hub hub = poll.result.hub();
            if (hub != null) {
                hubs.feedNames(slot.feed().getUrl(), hub.address(), hub.topic());
            }
            meters.counter("ingest.poll.polls", "outcome", poll.result.outcome().word())
                    .increment();
            meters.counter("ingest.poll.links").increment(poll.result.links().size());
            LOG.debug(
                    "Polled: feed={} outcome={} links={} next={}",
                    slot.feed().getUrl(),
                    poll.result.outcome().word(),
                    poll.result.links().size(),
                    slot.dueAt());
        } else {
            Instant later = clock.instant().plus(AFTER_TROUBLE);
            slot.postponeTo(later);
        }
        table.schedule(slot);
    }

    /** What is written beside polls: the end of a subscription's state, or a dead letter, for a partition of subscriptions. */
    private record Aside(int partition, ProducerRecord<String, byte[]> record) {}

    private record Answer(FeedSlot slot, FetchResult result) {}

    private record Polled(FeedSlot slot, PollResult result) {}
}
