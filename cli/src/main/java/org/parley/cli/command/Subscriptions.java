package org.parley.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.parley.cli.UserErrorException;
import org.parley.ingest.subscribe.FeedsStore;
import org.parley.ingest.subscribe.Opml;
import org.parley.runtime.config.Settings;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicAdmin;
import org.parley.schemas.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Subscribing before services start, when the topics may not be there yet. */
final class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private Subscriptions() {}

    /** What an OPML file holds; outlines that cannot be used are logged. */
    static List<Feed> read(Path file) {
        try {
            Opml.Import read =
                    Opml.read(Files.readString(file), Clock.systemUTC().instant());
            read.problems().forEach(problem -> LOG.warn("left out of file={}: {}", file, problem));
            if (read.feeds().isEmpty()) {
                throw new UserErrorException(file + " holds no feed");
            }
            return read.feeds();
        } catch (IOException e) {
            throw new UserErrorException("cannot read the feeds of " + file + ": " + e.getMessage());
        }
    }

    /** Subscribes to the feeds of a file that are not subscribed to yet. */
    static void importFile(Settings settings, Path file) {
        add(settings, read(file));
    }

    /** Subscribes to those that are not subscribed to yet, making the topics where they are missing. */
    static void add(Settings settings, Collection<Feed> feeds) {
        KafkaConfig kafka = KafkaConfig.from(settings);
        try (TopicAdmin topics = new TopicAdmin(kafka)) {
            topics.createMissing();
        }
        try (FeedsStore store = new FeedsStore(kafka, Clock.systemUTC())) {
            Set<String> known = store.list().stream().map(Feed::getUrl).collect(Collectors.toSet());
            store.add(feeds.stream()
                    .filter(feed -> !known.contains(feed.getUrl()))
                    .toList());
        }
    }
}
