package org.parley.sink.elasticsearch;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.search.SearchIndex;

/** What one record asks of an index. The record comes along for the dead letters. */
sealed interface IndexOperation {

    ConsumerRecord<byte[], byte[]> record();

    SearchIndex index();

    String id();

    /**
     * Puts a document, unless the index holds this version or a later one.
     *
     * @param publishedAt publication of the report that the record tells of; null where that is unknown or does not count
     */
    record Put(
            ConsumerRecord<byte[], byte[]> record,
            SearchIndex index,
            String id,
            long version,
            byte[] body,
            @Nullable Instant publishedAt)
            implements IndexOperation {}

    /** Takes a document away, whatever its version: its key got a tombstone. */
    record Remove(ConsumerRecord<byte[], byte[]> record, SearchIndex index, String id) implements IndexOperation {}
}
