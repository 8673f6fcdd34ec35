package org.parley.ingest.fetch;

import java.util.HashMap;
import java.util.Map;
import org.parley.runtime.config.Settings;

/** Fetch settings for tests: the loopback address allowed, little patience. */
final class FetchConfigs {

    private FetchConfigs() {}

    static FetchConfig with(Map<String, String> changes) {
        Map<String, String> values = new HashMap<>(Map.of(
                "ingest.fetch.allowed-networks", "127.0.0.1",
                "ingest.fetch.host-pause", "0s",
                "ingest.fetch.idle-timeout", "500ms",
                "ingest.fetch.deadline", "2s"));
        values.putAll(changes);
        return FetchConfig.from(Settings.of(values));
    }
}
