package org.parley.sink.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.Alert;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Event;
import org.parley.schemas.UnreadableRecordException;
import org.parley.schemas.search.SearchDocument;
import org.parley.schemas.search.SearchDocuments;
import org.parley.schemas.search.SearchIndex;

/** Decodes records and says what each asks of its index. Thread-safe. */
final class OperationReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SearchDocuments documents;
    private final Map<String, SearchIndex> indexByTopic = Arrays.stream(SearchIndex.values())
            .collect(Collectors.toMap(i -> i.topic().name(), Function.identity()));

    OperationReader(SearchDocuments documents) {
        this.documents = documents;
    }

    /**
     * The operation of a record.
     *
     * @throws PoisonException when the record can never be stored
     */
    IndexOperation read(ConsumerRecord<byte[], byte[]> record) {
        SearchIndex index = indexByTopic.get(record.topic());
        if (index == null) {
            throw new IllegalStateException("no index takes records of " + record.topic());
        }
        if (record.value() == null) {
            return tombstone(record, index);
        }
        SpecificRecord decoded = decode(record, index);
        SearchDocument document = document(decoded);
        if (document.version() < 0) {
            throw new PoisonException("version is negative", null);
        }
        return new IndexOperation.Put(
                record, index, document.id(), document.version(), bytes(document), publishedAt(decoded));
    }

    private static IndexOperation tombstone(ConsumerRecord<byte[], byte[]> record, SearchIndex index) {
        if (record.key() == null || record.key().length == 0) {
            throw new PoisonException("tombstone without key", null);
        }
        return new IndexOperation.Remove(record, index, new String(record.key(), StandardCharsets.UTF_8));
    }

    private static SpecificRecord decode(ConsumerRecord<byte[], byte[]> record, SearchIndex index) {
        try {
            return index.topic().valueSerde().fromBytes(record.value());
        } catch (UnreadableRecordException e) {
            throw new PoisonException("unreadable record", e);
        }
    }

    private SearchDocument document(SpecificRecord record) {
        try {
            return documents.of(record);
        } catch (RuntimeException e) {
            throw new PoisonException("no document can be made", e);
        }
    }

    /** An article's publication; for an event and an alert that of the latest report. */
    private static @Nullable Instant publishedAt(SpecificRecord record) {
        if (record instanceof Article article) {
            return article.getPublishedPrecision() == DatePrecision.MINUTE ? article.getPublishedAt() : null;
        } else if (record instanceof Event event) {
            return event.getLastSeenAt();
        }
        return record instanceof Alert alert ? alert.getFiredAt() : null;
    }

    private static byte[] bytes(SearchDocument document) {
        try {
            return JSON.writeValueAsBytes(document.body());
        } catch (JsonProcessingException e) {
            throw new PoisonException("no document can be made", e);
        }
    }
}
