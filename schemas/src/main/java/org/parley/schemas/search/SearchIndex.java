package org.parley.schemas.search;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.avro.specific.SpecificRecord;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/**
 * One kind of document in Elasticsearch and all that its writer and its readers must agree on. Reading and writing go through the
 * {@link #alias}; behind it stands one versioned index ({@code parley-events-v1}), so that a rebuilt one can take its place at once.
 */
public enum SearchIndex {

    /** Whole states of events, those that were merged into an elder one too ({@link SearchFields#MERGED}). */
    EVENTS(Topics.EVENTS),

    /** Articles with their full text. */
    ARTICLES(Topics.ARTICLES),

    /** Counts for each hour, outlet, language, dossier and kind. */
    COVERAGE(Topics.COVERAGE),

    /** Alerts that were fired. */
    ALERTS(Topics.ALERTS);

    private static final String PREFIX = "parley-";

    private final Topic<? extends SpecificRecord> topic;

    SearchIndex(Topic<? extends SpecificRecord> topic) {
        this.topic = topic;
    }

    /** One word for metrics and messages, as {@code events}; also the part of the names below. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The topic that the documents come from. */
    public Topic<? extends SpecificRecord> topic() {
        return topic;
    }

    /** The name that documents are read and written under. */
    public String alias() {
        return PREFIX + shortName();
    }

    /** The name of a concrete index, versions counting from 1. */
    public String indexName(int version) {
        return alias() + "-v" + version;
    }

    /** The version of a concrete index by its name. */
    public int versionOf(String indexName) {
        String prefix = alias() + "-v";
        if (!indexName.startsWith(prefix)) {
            throw new IllegalArgumentException(indexName + " is no version of " + alias());
        }
        return Integer.parseInt(indexName.substring(prefix.length()));
    }

    /** Matches all versions. */
    public String indexPattern() {
        return alias() + "-v*";
    }

    /** Settings and mappings of the index as JSON: an object with {@code settings} and {@code mappings}. */
    public String definition() {
        String resource = shortName() + ".json";
        try (InputStream stream = SearchIndex.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the definition of the index is missing: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
