package org.parley.sink.webhook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.parley.runtime.Service;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.KafkaUnavailableException;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.sink.DeadLetterWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings alerts to all targets, each on a thread and in a consumer group of its own. */
public final class WebhookService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookService.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final WebhookConfig config;
    private final KafkaConfig kafka;
    private final MeterRegistry registry;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<TargetWorker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public WebhookService(WebhookConfig config, KafkaConfig kafka, MeterRegistry registry, Clock clock) {
        this.config = config;
        this.kafka = kafka;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sink-webhooks";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        for (Target target : config.targets()) {
            Thread thread = new Thread(() -> run(target, onFatal), name() + "-" + target.name());
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public synchronized boolean ready() {
        return workers.size() == config.targets().size() && workers.stream().allMatch(TargetWorker::ready);
    }

    @Override
    public void close() {
        stopping.countDown();
        synchronized (this) {
            workers.forEach(TargetWorker::stop);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void run(Target target, Consumer<Throwable> onFatal) {
        try (DeadLetterWriter deadLetters = new DeadLetterWriter(kafka, name() + "-" + target.name(), clock)) {
            if (topicsStand()) {
                worker(target, deadLetters).run();
            }
        } catch (RuntimeException | Error e) {
            onFatal.accept(e);
        }
    }

    private synchronized TargetWorker worker(Target target, DeadLetterWriter deadLetters) {
        TargetWorker worker =
                new TargetWorker(target, config, consumer(target), delivery(target), deadLetters, registry, clock);
        workers.add(worker);
        if (stopping.getCount() == 0) {
            worker.stop();
        }
        return worker;
    }

    private boolean topicsStand() {
        for (int attempt = 1; stopping.getCount() > 0; attempt++) {
            try (TopicAdmin topics = new TopicAdmin(kafka)) {
                topics.createMissing();
                return true;
            } catch (KafkaUnavailableException e) {
                LOG.warn("Kafka is not there yet: attempt={} because={}", attempt, e.getMessage());
                pause(config.backoff().after(attempt));
            }
        }
        return false;
    }

    private void pause(Duration wait) {
        try {
            stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private Delivery delivery(Target target) {
        AlertText text = new AlertText(config.eventLink());
        boolean allowPrivate = target.allowPrivateAddresses();
        if (target.channel() instanceof Target.Http http) {
            return new HttpDelivery(http, allowPrivate, config, new AlertBody(text), clock);
        }
        return new MailDelivery((Target.Mail) target.channel(), allowPrivate, config, text, clock);
    }

    private KafkaConsumer<byte[], byte[]> consumer(Target target) {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, config.groupPrefix() + target.name());
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, name() + "-" + target.name());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 50);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
