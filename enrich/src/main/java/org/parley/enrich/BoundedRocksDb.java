package org.parley.enrich;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Gives all stores of a process one cache and one write buffer, so that their memory is bounded as a whole and not for each of the dozens of
 * stores that a few partitions make. The first store sets the size. Thread-safe.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    static final String MEMORY = "parley.store.memory";

    private static final int WRITE_SHARE = 3;
    private static final long BLOCK = 16L << 10;
    private static final long WRITE_BUFFER = 2L << 20;

    private static @Nullable Shared shared;

    private record Shared(Cache cache, WriteBufferManager buffers) {}

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        Shared memory = shared(configs);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinTopLevelIndexAndFilter(true);
        table.setBlockSize(BLOCK);
        options.setWriteBufferManager(memory.buffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // the cache is shared and lives as long as the process
    }

    private static synchronized Shared shared(Map<String, Object> configs) {
        Shared known = shared;
        if (known == null) {
            long bytes = Long.parseLong(String.valueOf(configs.get(MEMORY)));
            Cache cache = new LRUCache(bytes, -1, false, 0.1);
            known = new Shared(cache, new WriteBufferManager(bytes / WRITE_SHARE, cache));
            shared = known;
        }
        return known;
    }
}
