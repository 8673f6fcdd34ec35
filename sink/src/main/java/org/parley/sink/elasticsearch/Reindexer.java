package org.parley.sink.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.MgetResponse;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.parley.runtime.elasticsearch.SearchIndices;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds the next version of an index from its topic and then lets the alias stand for it, while services go on reading and writing.
 *
 * <p>Why nothing is lost: the topic is read to its end before the switch, and once more, to what is its end after the switch. So
 * whatever a sink wrote to the old version meanwhile is in the new one too; writing twice changes nothing. Documents whose records the topic
 * no longer keeps are carried over from the old version; a compacted topic keeps all, so what it has not is left behind.
 *
 * <p>One at a time for each index. Not thread-safe.
 */
public final class Reindexer {

    private static final Logger LOG = LoggerFactory.getLogger(Reindexer.class);

    /**
     * What was done.
     *
     * @param from version before
     * @param to version that the alias stands for now
     * @param written documents written from the topic
     * @param carried documents carried over from the old version
     * @param refused documents that Elasticsearch would not take; those that the topic still has
     */
    public record Report(SearchIndex index, int from, int to, long written, long carried, long refused) {}

    private final KafkaConfig kafka;
    private final ElasticsearchClient client;
    private final SearchIndices indices;
    private final OperationReader reader;
    private final IndexerConfig config;

    private long written;
    private long carried;
    private long refused;

    public Reindexer(KafkaConfig kafka, ElasticsearchClient client, SearchDocuments documents, IndexerConfig config) {
        this.kafka = kafka;
        this.client = client;
        this.indices = new SearchIndices(client);
        this.reader = new OperationReader(documents);
        this.config = config;
    }

    /**
     * Rebuilds one index.
     *
     * @param deleteOld whether the old version goes away at the end
     * @param onProgress gets the number of documents written so far
     * @throws ReindexException when the new version would lack documents of the old one; the alias is untouched then
     */
    public Report reindex(SearchIndex index, boolean deleteOld, LongConsumer onProgress) throws IOException {
        written = 0;
        carried = 0;
        refused = 0;
        indices.install();
        int from = indices.current(index).orElseThrow();
        int to = from + 1;
        String target = index.indexName(to);
        // What an earlier attempt left unfinished was never read by anyone.
        client.indices().delete(delete -> delete.index(target).ignoreUnavailable(true));
        indices.create(index, to);
        BulkWriter writer = new BulkWriter(client, any -> target);
        try (TopicReader topic = new TopicReader(kafka)) {
            topic.open(index.topic());
            topic.readOn(records -> write(writer, records, onProgress));
            if (index.topic().settings().retention() != null) {
                carryOver(index.indexName(from), target, index, writer, onProgress);
            }
            topic.readOn(records -> write(writer, records, onProgress));
            client.indices().refresh(refresh -> refresh.index(target));
            indices.switchAlias(index, from, to);
            topic.readOn(records -> write(writer, records, onProgress));
        }
        LOG.info("Index was rebuilt: index={} written={} carried={} refused={}", target, written, carried, refused);
        if (deleteOld) {
            client.indices().delete(delete -> delete.index(index.indexName(from)));
        }
        return new Report(index, from, to, written, carried, refused);
    }

    private void write(BulkWriter writer, List<ConsumerRecord<byte[], byte[]>> records, LongConsumer onProgress) {
        List<IndexOperation> operations = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            try {
                IndexOperation operation = reader.read(record);
                if (operation instanceof IndexOperation.Remove || operations.size() >= config.batchRecords()) {
                    // Removals have no version: what comes before them must be settled.
                    writeAll(writer, operations);
                    operations.clear();
                }
                operations.add(operation);
                if (operation instanceof IndexOperation.Remove) {
                    writeAll(writer, operations);
                    operations.clear();
                }
            } catch (PoisonException e) {
                LOG.debug("Record has no document: offset={}", record.offset(), e);
            }
        }
        writeAll(writer, operations);
        onProgress.accept(written + carried);
    }

    private void writeAll(BulkWriter writer, List<IndexOperation> operations) {
        List<Long> outcome = settle(writer, operations);
        written += outcome.get(0);
        refused += outcome.get(1);
    }

    /** Writes until nothing is open; how many were stored, how many were refused. */
    private List<Long> settle(BulkWriter writer, List<IndexOperation> operations) {
        Batch batch = new Batch(0, operations, List.of());
        long stored = 0;
        for (int attempt = 1; ; attempt++) {
            List<ItemOutcome> outcomes = writer.write(batch.open());
            stored += outcomes.stream().filter(ItemOutcome.STORED::equals).count();
            batch.settle(outcomes, config.internalErrors());
            if (batch.open().isEmpty()) {
                batch.lost().forEach(lost -> LOG.warn("Document was refused: detail={}", lost.detail()));
                return List.of(stored, (long) batch.lost().size());
            }
            pause(attempt);
        }
    }

    private void carryOver(String source, String target, SearchIndex index, BulkWriter writer, LongConsumer onProgress)
            throws IOException {
        new IndexScan(client).forEachPage(source, versions -> {
            try {
                List<String> missing = missing(target, List.copyOf(versions.keySet()));
                for (int start = 0; start < missing.size(); start += config.batchRecords()) {
                    int end = Math.min(missing.size(), start + config.batchRecords());
                    carry(source, index, missing.subList(start, end), writer);
                    onProgress.accept(written + carried);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void carry(String source, SearchIndex index, List<String> ids, BulkWriter writer) throws IOException {
        MgetResponse<ObjectNode> found = client.mget(get -> get.index(source).ids(ids), ObjectNode.class);
        List<IndexOperation> operations = new ArrayList<>();
        for (MultiGetResponseItem<ObjectNode> item : found.docs()) {
            ObjectNode body = item.isResult() ? item.result().source() : null;
            Long version = item.isResult() ? item.result().version() : null;
            if (body != null && version != null) {
                String id = item.result().id();
                byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
                operations.add(new IndexOperation.Put(
                        new ConsumerRecord<>(source, 0, 0, null, null), index, id, version, bytes, null));
            }
        }
        List<Long> outcome = settle(writer, operations);
        carried += outcome.get(0);
        if (outcome.get(1) > 0) {
            throw new ReindexException(outcome.get(1) + " documents of " + source
                    + " do not fit the new mapping and their records are gone; the alias still stands for " + source);
        }
    }

    private List<String> missing(String target, List<String> ids) throws IOException {
        MgetResponse<ObjectNode> found =
                client.mget(get -> get.index(target).ids(ids).source(source -> source.fetch(false)), ObjectNode.class);
        return found.docs().stream()
                .filter(item -> item.isResult() && !item.result().found())
                .map(item -> item.result().id())
                .toList();
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(config.backoff().after(attempt).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReindexException("interrupted; the alias is untouched");
        }
    }
}
