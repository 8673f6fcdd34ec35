package org.parley.enrich;

import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/** Where a topology keeps its state. */
public enum StoreKind {

    /** RocksDB in the state folder, restored from it after a restart. */
    DISK {
        @Override
        KeyValueBytesStoreSupplier plain(String name) {
            return Stores.persistentKeyValueStore(name);
        }

        @Override
        KeyValueBytesStoreSupplier timestamped(String name) {
            return Stores.persistentTimestampedKeyValueStore(name);
        }
    },

    /** The heap: for replays that end with the process, and for tests. */
    MEMORY {
        @Override
        KeyValueBytesStoreSupplier plain(String name) {
            return Stores.inMemoryKeyValueStore(name);
        }

        @Override
        KeyValueBytesStoreSupplier timestamped(String name) {
            return Stores.inMemoryKeyValueStore(name);
        }
    };

    abstract KeyValueBytesStoreSupplier plain(String name);

    abstract KeyValueBytesStoreSupplier timestamped(String name);
}
