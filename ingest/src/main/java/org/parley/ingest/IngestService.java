package org.parley.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.fetch.PoliteFetcher;
import org.parley.ingest.poll.Poller;
import org.parley.ingest.scrape.Scraper;
import org.parley.ingest.websub.WebSub;
import org.parley.ingest.websub.WebSubConfig;
import org.parley.ingest.websub.WebSubService;
import org.parley.runtime.Service;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;

/**
 * Polls feeds and scrapes what they link to, both through one polite fetcher: {@code feeds} and {@code feed-states} in, {@code links}
 * between, {@code articles} and {@code dead-letters} out. Several instances share the work by host.
 */
public final class IngestService implements Service {

    private final KafkaConfig kafka;
    private final Fetcher fetcher;
    private final Poller poller;
    private final Scraper scraper;
    private final WebSubConfig webSubConfig;
    private final Clock clock;
    private @Nullable WebSubService webSub;
    private final AtomicBoolean failed = new AtomicBoolean();

    public IngestService(IngestConfig config, KafkaConfig kafka, MeterRegistry meters, Clock clock) {
        this(config, kafka, PoliteFetcher.create(config.fetch(), meters), meters, clock);
    }

    IngestService(IngestConfig config, KafkaConfig kafka, Fetcher fetcher, MeterRegistry meters, Clock clock) {
        this.kafka = kafka;
        this.fetcher = fetcher;
        this.webSubConfig = config.webSub();
        this.clock = clock;
        String instance = UUID.randomUUID().toString();
        this.poller = new Poller(config.poll(), kafka, instance, fetcher, clock, new Random(), meters);
        this.scraper = new Scraper(config.scrape(), kafka, instance, fetcher, clock, meters);
    }

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        Consumer<Throwable> once = failure -> {
            if (failed.compareAndSet(false, true)) {
                onFatal.accept(failure);
            }
        };
        webSubConfig.callbackUrl().ifPresent(this::listenTo);
        poller.start(once);
        scraper.start(once);
    }

    @Override
    public boolean ready() {
        return poller.ready() && scraper.ready();
    }

    @Override
    public void close() {
        WebSubService listening = webSub;
        if (listening != null) {
            listening.close();
        }
        poller.close();
        scraper.close();
        fetcher.close();
    }

    private void listenTo(URI callbackUrl) {
        WebSub subscriptions =
                new WebSub(callbackUrl, webSubConfig.lease(), fetcher, clock, new SecureRandom(), poller::pollNow);
        poller.listen(subscriptions);
        webSub = new WebSubService(subscriptions, webSubConfig.port());
    }
}
