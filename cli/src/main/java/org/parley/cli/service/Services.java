package org.parley.cli.service;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.parley.desk.DeskConfig;
import org.parley.desk.DeskService;
import org.parley.enrich.EnrichConfig;
import org.parley.enrich.EnrichService;
import org.parley.enrich.extract.Dossiers;
import org.parley.ingest.IngestConfig;
import org.parley.ingest.IngestService;
import org.parley.runtime.Service;
import org.parley.runtime.config.Settings;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.sink.SinkConfig;
import org.parley.sink.SinkService;

/** Builds each service from the settings: the only place that knows how they are put together. */
public final class Services {

    private final Settings settings;
    private final MeterRegistry metrics;
    private final Clock clock;

    public Services(Settings settings, MeterRegistry metrics, Clock clock) {
        this.settings = settings;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Service ingest() {
        return new IngestService(IngestConfig.from(settings), KafkaConfig.from(settings), metrics, clock);
    }

    public Service enrich() {
        return new EnrichService(
                EnrichConfig.from(settings),
                KafkaConfig.from(settings),
                metrics,
                Dossiers.bundled().readers());
    }

    public Service sink() {
        return new SinkService(
                SinkConfig.from(settings),
                KafkaConfig.from(settings),
                ElasticsearchConfig.from(settings),
                metrics,
                clock);
    }

    public Service desk() {
        return desk(clock);
    }

    /** The desk with a clock of its own, by which it tells what is upcoming. */
    public Service desk(Clock deskClock) {
        return new DeskService(
                DeskConfig.from(settings),
                KafkaConfig.from(settings),
                ElasticsearchConfig.from(settings),
                metrics,
                deskClock);
    }
}
