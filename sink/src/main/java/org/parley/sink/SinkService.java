package org.parley.sink;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.parley.runtime.Service;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.search.LuceneStemmer;
import org.parley.schemas.search.SearchDocuments;
import org.parley.sink.elasticsearch.IndexService;
import org.parley.sink.webhook.WebhookService;

/** All that leaves Kafka by push. */
public final class SinkService implements Service {

    private final List<Service> parts;

    public SinkService(
            SinkConfig config,
            KafkaConfig kafka,
            ElasticsearchConfig elasticsearch,
            MeterRegistry registry,
            Clock clock) {
        SearchDocuments documents = new SearchDocuments(new LuceneStemmer());
        this.parts = List.of(
                new IndexService(config.indexer(), kafka, elasticsearch, documents, registry, clock),
                new WebhookService(config.webhooks(), kafka, registry, clock));
    }

    @Override
    public String name() {
        return "sink";
    }

    @Override
    public void start(Consumer<Throwable> onFatal) {
        AtomicBoolean told = new AtomicBoolean();
        Consumer<Throwable> once = fatal -> {
            if (told.compareAndSet(false, true)) {
                onFatal.accept(fatal);
            }
        };
        parts.forEach(part -> part.start(once));
    }

    @Override
    public boolean ready() {
        return parts.stream().allMatch(Service::ready);
    }

    @Override
    public void close() {
        parts.parallelStream().forEach(Service::close);
    }
}
