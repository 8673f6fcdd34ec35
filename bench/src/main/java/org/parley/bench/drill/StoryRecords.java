package org.parley.bench.drill;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Event;
import org.parley.schemas.EventMention;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;

/** Looks through the topics for what is missing or double. Reads them whole each time: for small stories. Not thread-safe. */
final class StoryRecords implements AutoCloseable {

    private final TopicReader topics;

    StoryRecords(KafkaConfig kafka) {
        this.topics = new TopicReader(kafka);
    }

    /** Articles that enrich has read, each counted once. */
    long articlesRead() {
        Map<String, Long> counts = new HashMap<>();
        forEach(Topics.COVERAGE, bucket -> {
            if (bucket.getDossier() == null) {
                counts.put(bucket.getBucketId(), bucket.getArticles());
            }
        });
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One line for each record that is lost or double. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        Set<String> links = new HashSet<>();
        forEach(Topics.LINKS, link -> once(links, "link " + link.getUrl() + " " + link.getRevision(), faults));
        Set<String> mentions = new HashSet<>();
        forEach(Topics.MENTIONS, mention -> once(mentions, "mention " + mention.getMentionId(), faults));
        Set<String> reports = reports(faults);
        mentions.stream()
                .filter(mention -> !reports.contains(mention))
                .forEach(mention -> faults.add(mention + " is in no event"));
        Set<String> alerts = new HashSet<>();
        forEach(Topics.ALERTS, alert -> once(alerts, "alert " + alert.getAlertId(), faults));
        return faults;
    }

    private Set<String> reports(List<String> faults) {
        Map<String, Event> events = new HashMap<>();
        forEach(Topics.EVENTS, event -> events.put(event.getEventId(), event));
        Set<String> reports = new HashSet<>();
        for (Event event : events.values()) {
            if (event.getMergedInto() == null) {
                for (EventMention mention : event.getMentions()) {
                    once(reports, "mention " + mention.getMentionId(), faults);
                }
            }
        }
        return reports;
    }

    private static void once(Set<String> seen, String name, List<String> faults) {
        if (!seen.add(name)) {
            faults.add(name + " is double");
        }
    }

    private <V extends SpecificRecord> void forEach(Topic<V> topic, Consumer<V> action) {
        topics.forEach(topic, record -> {
            if (record.value() != null) {
                V value;
                try {
                    value = topic.valueSerde().fromBytes(record.value());
                } catch (UnreadableRecordException poison) {
                    return; // one drill writes it
                }
                action.accept(value);
            }
        });
    }

    @Override
    public void close() {
        topics.close();
    }
}
