package org.parley.sink.elasticsearch;

import java.time.Duration;
import org.parley.runtime.config.SettingException;
import org.parley.runtime.config.Settings;
import org.parley.sink.Backoff;

/**
 * How records are written to Elasticsearch.
 *
 * @param group consumer group
 * @param concurrency bulk requests at once
 * @param batchRecords records in a bulk request at most
 * @param batchBytes their bytes in Kafka at most; a larger single record goes alone
 * @param highMark waiting bytes above which a partition is paused
 * @param lowMark waiting bytes below which it is resumed
 * @param backoff wait before a request is repeated
 * @param internalErrors answers of 500 after which an item is given up
 * @param commitInterval how often acknowledged offsets are committed
 */
public record IndexerConfig(
        String group,
        int concurrency,
        int batchRecords,
        long batchBytes,
        long highMark,
        long lowMark,
        Backoff backoff,
        int internalErrors,
        Duration commitInterval) {

    private static final String PREFIX = "sink.elasticsearch.";

    public IndexerConfig {
        require(batchBytes > 0, "batch-bytes", batchBytes, "more than nothing");
        require(lowMark > 0 && lowMark <= highMark, "low-mark", lowMark, "more than nothing, not above high-mark");
    }

    public static IndexerConfig from(Settings settings) {
        return new IndexerConfig(
                settings.text(PREFIX + "group"),
                settings.integer(PREFIX + "concurrency", 1, 256),
                settings.integer(PREFIX + "batch-records", 1, 100_000),
                settings.bytes(PREFIX + "batch-bytes"),
                settings.bytes(PREFIX + "high-mark"),
                settings.bytes(PREFIX + "low-mark"),
                Backoff.from(settings, PREFIX),
                settings.integer(PREFIX + "internal-errors", 1, 10_000),
                settings.duration(PREFIX + "commit-interval"));
    }

    private static void require(boolean met, String key, long value, String expected) {
        if (!met) {
            throw new SettingException(PREFIX + key, Long.toString(value), expected);
        }
    }
}
