package org.parley.ingest.scrape;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.share.HostShareAssignor;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Article;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.DeadLetters;
import org.parley.schemas.Link;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the links of the partitions that the consumer group gives it into articles. Links are worked on side by side and finish in any
 * order; offsets are committed only behind links whose article or dead letter Kafka has acknowledged. After a crash the links in hand are
 * scraped again, which gives the same article ids and revisions.
 */
public final class Scraper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Scraper.class);
    private static final String GROUP = "parley-scraper";
    private static final String STAGE = "ingest.scrape";
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(8);
    private static final Duration HANDOVER_WAIT = Duration.ofSeconds(3);

    private final ScrapeConfig config;
    private final KafkaConfig kafka;
    private final String instance;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService readers;
    private final ScheduledExecutorService timer;
    private final LinkScraper scraper;
    private final AtomicInteger inHand;
    private final Map<TopicPartition, OffsetTracker> trackers = new HashMap<>();
    private final Map<TopicPartition, LinkShare> shares = new HashMap<>();
    private final Queue<Finished> finished = new ConcurrentLinkedQueue<>();
    private volatile boolean running = true;
    private volatile boolean ready;
    private volatile @Nullable Throwable broken;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;
    private @Nullable Thread thread;
    private boolean paused;
    private Instant nextCommit = Instant.MIN;

    /** @param instance name of this process, the same for all that it asks of a host */
    public Scraper(
            ScrapeConfig config,
            KafkaConfig kafka,
            String instance,
            Fetcher fetcher,
            Clock clock,
            MeterRegistry meters) {
        this.config = config;
        this.instance = instance;
        this.kafka = kafka;
        this.clock = clock;
        this.meters = meters;
        this.readers = Executors.newFixedThreadPool(config.readers(), work -> daemon(work, "ingest-reader"));
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "ingest-retry"));
        this.scraper = new LinkScraper(config, fetcher, readers, timer, clock);
        this.inHand = meters.gauge("ingest.scrape.in.hand", new AtomicInteger());
    }

    /** Starts the thread. */
    public void start(Consumer<Throwable> onFatal) {
        KafkaConsumer<byte[], byte[]> links = consumer();
        Thread worker = new Thread(() -> run(links, onFatal), "ingest-scraper");
        consumer = links;
        thread = worker;
        worker.start();
    }

    /** Whether it has its share of the links. */
    public boolean ready() {
        return ready;
    }

    /** Stops and commits what is finished; links in hand are scraped again by whoever comes next. */
    @Override
    public void close() {
        running = false;
        KafkaConsumer<byte[], byte[]> links = consumer;
        Thread worker = thread;
        if (links != null && worker != null) {
            links.wakeup();
            try {
                worker.join(CLOSE_WAIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        readers.shutdownNow();
        timer.shutdownNow();
    }

    private void run(KafkaConsumer<byte[], byte[]> links, Consumer<Throwable> onFatal) {
        try (links;
                ArticleWriter writer = new ArticleWriter(kafka)) {
            links.subscribe(List.of(Topics.LINKS.name()), new Rebalance(links));
            while (running) {
                cycle(links, writer);
            }
            takeFinished();
            commitNow(links);
        } catch (WakeupException | InterruptException stopped) {
            LOG.debug("The scraper was stopped while it waited for Kafka", stopped);
        } catch (RuntimeException e) {
            if (running) {
                LOG.error("The scraper cannot go on", e);
                onFatal.accept(e);
            }
        } finally {
            ready = false;
        }
    }

    private void cycle(KafkaConsumer<byte[], byte[]> links, ArticleWriter writer) {
        Throwable failure = broken;
        if (failure != null) {
            throw new IllegalStateException("articles cannot be written", failure);
        }
        try {
            for (ConsumerRecord<byte[], byte[]> record : links.poll(TICK)) {
                begin(record, writer);
            }
            takeFinished();
            throttle(links);
            if (!clock.instant().isBefore(nextCommit)) {
                nextCommit = clock.instant().plus(config.commitInterval());
                commitNow(links);
            }
        } catch (WakeupException e) {
            if (running) {
                throw e;
            }
        }
    }

    private void begin(ConsumerRecord<byte[], byte[]> record, ArticleWriter writer) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        OffsetTracker tracker = trackers.computeIfAbsent(partition, key -> new OffsetTracker());
        tracker.began(record.offset());
        Runnable done = () -> finished.add(new Finished(partition, tracker, record.offset()));
        if (record.value() == null) {
            // Nothing was linked to: links are not compacted, so that an empty one has no meaning.
            done.run();
            return;
        }
        Link link;
        try {
            link = Topics.LINKS.valueSerde().fromBytes(record.value());
        } catch (UnreadableRecordException e) {
            bury(record, DeadLetters.of(record, STAGE, "not a readable link", e, clock.instant()), writer, done);
            return;
        }
        LinkShare share = shares.computeIfAbsent(partition, key -> new LinkShare());
        scraper.scrape(link, share).whenComplete((outcome, bug) -> {
            if (!share.ours()) {
                LOG.debug("Left to who has the partition now: url={}", link.getUrl());
            } else if (bug == null) {
                conclude(record, link, outcome, writer, done);
            } else if (running) {
                LOG.error("A link could not be scraped for an error of ours: url={}", link.getUrl(), bug);
                bury(record, DeadLetters.of(record, STAGE, "internal error", bug, clock.instant()), writer, done);
            }
        });
    }

    private void conclude(
            ConsumerRecord<byte[], byte[]> record,
            Link link,
            ScrapeOutcome outcome,
            ArticleWriter writer,
            Runnable done) {
        meters.counter("ingest.scrape.links", "outcome", outcome.word()).increment();
        LOG.debug("Scraped: url={} outcome={}", link.getUrl(), outcome.word());
        if (outcome instanceof ScrapeOutcome.Scraped scraped) {
            Article article = scraped.article();
            writer.write(Topics.ARTICLES, article.getArticleId(), article, clock.millis(), failure -> {
                if (failure == null) {
                    scraper.remember(link);
                    done.run();
                } else {
                    broken = failure;
                }
            });
        } else if (outcome instanceof ScrapeOutcome.Hopeless hopeless) {
            DeadLetter letter = DeadLetters.of(record, STAGE, hopeless.reason(), null, clock.instant());
            letter.setDetail(hopeless.detail());
            letter.setAttempts(hopeless.attempts());
            bury(record, letter, writer, done);
        } else {
            done.run();
        }
    }

    private void bury(ConsumerRecord<byte[], byte[]> record, DeadLetter letter, ArticleWriter writer, Runnable done) {
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        meters.counter("ingest.scrape.dead.letters", "reason", letter.getReason())
                .increment();
        writer.write(Topics.DEAD_LETTERS, key, letter, clock.millis(), failure -> {
            if (failure == null) {
                done.run();
            } else {
                broken = failure;
            }
        });
    }

    private void takeFinished() {
        for (Finished next = finished.poll(); next != null; next = finished.poll()) {
            if (trackers.get(next.partition) == next.tracker) {
                next.tracker.finished(next.offset);
            }
        }
        inHand.set(trackers.values().stream().mapToInt(OffsetTracker::inHand).sum());
    }

    private void throttle(KafkaConsumer<byte[], byte[]> links) {
        if (inHand.get() > config.pauseAbove()) {
            paused = true;
        } else if (inHand.get() < config.resumeBelow()) {
            paused = false;
        }
        if (paused) {
            links.pause(links.assignment());
        } else {
            links.resume(links.paused());
        }
    }

    private void commitNow(KafkaConsumer<byte[], byte[]> links) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        trackers.forEach((partition, tracker) -> {
            if (tracker.hasProgress()) {
                offsets.put(partition, new OffsetAndMetadata(tracker.committable()));
            }
        });
        if (offsets.isEmpty()) {
            return;
        }
        try {
            links.commitSync(offsets);
            trackers.forEach((partition, tracker) -> {
                OffsetAndMetadata offset = offsets.get(partition);
                if (offset != null) {
                    tracker.committed(offset.offset());
                }
            });
        } catch (RebalanceInProgressException | CommitFailedException | TimeoutException e) {
            LOG.info("Offsets could not be committed now", e);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        HostShareAssignor.configure(properties, instance);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** A link that is dealt with; the tracker tells whether its partition has been ours all the time. */
    private record Finished(TopicPartition partition, OffsetTracker tracker, long offset) {}

    private final class Rebalance implements ConsumerRebalanceListener {

        private final KafkaConsumer<byte[], byte[]> links;

        Rebalance(KafkaConsumer<byte[], byte[]> links) {
            this.links = links;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            ready = true;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            takeFinished();
            commitNow(links);
            forget(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
        }

        /** Links that still wait for their host are not fetched: the next owner may be asking that host already. */
        private void forget(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                trackers.remove(partition);
                LinkShare share = shares.remove(partition);
                if (share != null) {
                    share.leave(HANDOVER_WAIT);
                }
            }
        }
    }
}
