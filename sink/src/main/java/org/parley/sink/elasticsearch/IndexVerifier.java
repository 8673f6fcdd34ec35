package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;

/**
 * Compares topics and indices: number, ids and versions of the documents. Documents that are older than what the topic still keeps are
 * counted, not reported. Meant for a sink that has caught up: what is under way shows as missing or behind. Holds all ids
 * of one topic in memory, about 100 MB for a million. Not thread-safe.
 */
public final class IndexVerifier {

    /**
     * What was compared.
     *
     * @param inTopic documents that the topic asks for
     * @param inIndex documents that the index holds
     * @param expired documents whose records the topic no longer keeps
     * @param unreadable records that are none
     * @param differences documents in which the two do not agree
     */
    public record Summary(
            SearchIndex index, long inTopic, long inIndex, long expired, long unreadable, long differences) {}

    private final KafkaConfig kafka;
    private final IndexScan scan;
    private final OperationReader reader =
            new OperationReader(new SearchDocuments((text, language) -> java.util.List.of()));

    public IndexVerifier(KafkaConfig kafka, ElasticsearchClient client) {
        this.kafka = kafka;
        this.scan = new IndexScan(client);
    }

    /** Compares one index with its topic and hands over each difference. */
    public Summary verify(SearchIndex index, Consumer<Difference> onDifference) throws IOException {
        Map<String, Long> wanted = new HashMap<>();
        AtomicLong unreadable = new AtomicLong();
        try (TopicReader topic = new TopicReader(kafka)) {
            topic.open(index.topic());
            topic.readOn(records -> records.forEach(record -> apply(record, wanted, unreadable)));
        }
        boolean forgets = index.topic().settings().retention() != null;
        long inTopic = wanted.size();
        AtomicLong inIndex = new AtomicLong();
        AtomicLong expired = new AtomicLong();
        AtomicLong differences = new AtomicLong();
        scan.forEachPage(
                index.alias(),
                page -> page.forEach((id, version) -> {
                    inIndex.incrementAndGet();
                    Long asked = wanted.remove(id);
                    if (asked == null && forgets) {
                        expired.incrementAndGet();
                    } else if (asked == null || !asked.equals(version)) {
                        differences.incrementAndGet();
                        onDifference.accept(new Difference(index, id, asked == null ? -1 : asked, version));
                    }
                }));
        wanted.forEach((id, version) -> {
            differences.incrementAndGet();
            onDifference.accept(new Difference(index, id, version, -1));
        });
        return new Summary(index, inTopic, inIndex.get(), expired.get(), unreadable.get(), differences.get());
    }

    private void apply(ConsumerRecord<byte[], byte[]> record, Map<String, Long> wanted, AtomicLong unreadable) {
        try {
            IndexOperation operation = reader.read(record);
            if (operation instanceof IndexOperation.Put put) {
                wanted.merge(put.id(), put.version(), Math::max);
            } else {
                wanted.remove(operation.id());
            }
        } catch (PoisonException e) {
            unreadable.incrementAndGet();
        }
    }
}
