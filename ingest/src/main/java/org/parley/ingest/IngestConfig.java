package org.parley.ingest;

import org.parley.ingest.fetch.FetchConfig;
import org.parley.ingest.poll.PollConfig;
import org.parley.ingest.scrape.ScrapeConfig;
import org.parley.ingest.websub.WebSubConfig;
import org.parley.runtime.config.Settings;

/** Everything that the ingest service is told; keys and defaults stand in {@code reference.conf}. */
public record IngestConfig(FetchConfig fetch, PollConfig poll, ScrapeConfig scrape, WebSubConfig webSub) {

    public static IngestConfig from(Settings settings) {
        return new IngestConfig(
                FetchConfig.from(settings),
                PollConfig.from(settings),
                ScrapeConfig.from(settings),
                WebSubConfig.from(settings));
    }
}
