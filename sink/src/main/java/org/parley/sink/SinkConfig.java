package org.parley.sink;

import org.parley.runtime.config.Settings;
import org.parley.sink.elasticsearch.IndexerConfig;

/**
 * Settings of the sink.
 *
 * @param indexer how records are written to Elasticsearch
 */
public record SinkConfig(IndexerConfig indexer) {

    public static SinkConfig from(Settings settings) {
        return new SinkConfig(IndexerConfig.from(settings));
    }
}
