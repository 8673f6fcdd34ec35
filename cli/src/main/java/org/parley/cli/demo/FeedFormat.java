package org.parley.cli.demo;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an outlet syndicates its articles. */
public enum FeedFormat {
    @JsonProperty("rss")
    RSS("rss_2.0", "application/rss+xml"),
    @JsonProperty("atom")
    ATOM("atom_1.0", "application/atom+xml");

    private final String romeType;
    private final String mediaType;

    FeedFormat(String romeType, String mediaType) {
        this.romeType = romeType;
        this.mediaType = mediaType;
    }

    String romeType() {
        return romeType;
    }

    String mediaType() {
        return mediaType;
    }
}
