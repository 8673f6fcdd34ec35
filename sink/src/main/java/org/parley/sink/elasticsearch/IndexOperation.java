package org.parley.sink.elasticsearch;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.parley.schemas.search.SearchIndex;

/** What one record asks of an index. The record comes along for the dead letters. */
sealed interface IndexOperation {

    ConsumerRecord<byte[], byte[]> record();

    SearchIndex index();

    String id();

    /** Puts a document, unless the index holds this version or a later one. */
    record Put(ConsumerRecord<byte[], byte[]> record, SearchIndex index, String id, long version, byte[] body)
            implements IndexOperation {}

    /** Takes a document away, whatever its version: its key got a tombstone. */
    record Remove(ConsumerRecord<byte[], byte[]> record, SearchIndex index, String id) implements IndexOperation {}
}
