package org.parley.sink;

import org.parley.runtime.config.Settings;
import org.parley.sink.elasticsearch.IndexerConfig;
import org.parley.sink.webhook.WebhookConfig;

/**
 * Settings of the sink.
 *
 * @param indexer how records are written to Elasticsearch
 * @param webhooks how alerts are delivered
 */
public record SinkConfig(IndexerConfig indexer, WebhookConfig webhooks) {

    public static SinkConfig from(Settings settings) {
        return new SinkConfig(IndexerConfig.from(settings), WebhookConfig.from(settings));
    }
}
