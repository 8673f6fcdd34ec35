package org.parley.enrich;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;

/** Keeps stores from growing for ever. Stateless. */
final class Expiry {

    private Expiry() {}

    /** Removes what was last written before a time. */
    static <V> void removeOlder(TimestampedKeyValueStore<String, V> store, long before) {
        try (KeyValueIterator<String, ValueAndTimestamp<V>> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<String, ValueAndTimestamp<V>> entry = all.next();
                if (entry.value.timestamp() < before) {
                    store.delete(entry.key);
                }
            }
        }
    }
}
