package org.parley.enrich;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.resolve.ResolverSettingsLoader;
import org.parley.enrich.watch.AlertRules;
import org.parley.runtime.Service;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the enrich job against a Kafka cluster. Started and closed from one thread. */
public final class EnrichService implements Service {

    private static final Logger LOG = LoggerFactory.getLogger(EnrichService.class);
    private static final Duration STOPPING = Duration.ofSeconds(8);

    private final EnrichConfig config;
    private final KafkaConfig kafka;
    private final MeterRegistry meters;
    private final EnrichTopology topology;
    private final AtomicBoolean failed = new AtomicBoolean();

    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics metrics;

    public EnrichService(EnrichConfig config, KafkaConfig kafka, MeterRegistry meters, List<ArticleReader> readers) {
        this.config = config;
        this.kafka = kafka;
        this.meters = meters;
        AlertRules rules = config.rulesFile().map(AlertRules::from).orElseGet(AlertRules::shipped);
        ResolverSettingsLoader settings =
                config.dossiersFolder().map(ResolverSettingsLoader::from).orElseGet(ResolverSettingsLoader::bundled);
        this.topology = new EnrichTopology(readers, settings, rules, StoreKind.DISK);
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        KafkaStreams started = new KafkaStreams(topology.build(), StreamsSettings.of(config, kafka));
        started.setUncaughtExceptionHandler(failure -> judge(failure, onFatal));
        KafkaStreamsMetrics bound = new KafkaStreamsMetrics(started);
        bound.bindTo(meters);
        streams = started;
        metrics = bound;
        started.start();
        LOG.info("Enrich started: stateDir={} threads={}", config.stateDir(), config.threads());
    }

    @Override
    public boolean ready() {
        KafkaStreams running = streams;
        return running != null && running.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public void close() {
        KafkaStreams running = streams;
        if (running == null) {
            return;
        }
        streams = null;
        if (!running.close(STOPPING)) {
            LOG.warn("Enrich did not stop in time; its open transaction will be aborted: waited={}", STOPPING);
        }
        KafkaStreamsMetrics bound = metrics;
        if (bound != null) {
            bound.close();
        }
        LOG.info("Enrich stopped");
    }

    private StreamThreadExceptionResponse judge(Throwable failure, Consumer<Throwable> onFatal) {
        if (isPassing(failure)) {
            LOG.warn("Enrich thread lost its way and is replaced", failure);
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("Enrich cannot go on", failure);
        if (failed.compareAndSet(false, true)) {
            onFatal.accept(failure);
        }
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isPassing(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException) {
                return true;
            }
        }
        return false;
    }
}
