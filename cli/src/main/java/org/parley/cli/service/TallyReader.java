package org.parley.cli.service;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.parley.runtime.elasticsearch.ElasticsearchClients;
import org.parley.runtime.elasticsearch.ElasticsearchConfig;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.Article;
import org.parley.schemas.Event;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.parley.schemas.search.SearchIndex;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what has come of the articles, from the topics' beginning each time: meant for small worlds. Not thread-safe. */
public final class TallyReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TallyReader.class);

    private final TopicReader topics;
    private final ElasticsearchClient search;

    public TallyReader(KafkaConfig kafka, ElasticsearchConfig elasticsearch) {
        this.topics = new TopicReader(kafka);
        this.search = ElasticsearchClients.create(elasticsearch);
    }

    /** Counts once. */
    public Tally read() throws IOException {
        Map<String, Article> articles = new HashMap<>();
        forEach(Topics.ARTICLES, article -> articles.put(article.getArticleId(), article));
        Set<String> mentions = new HashSet<>();
        forEach(Topics.MENTIONS, mention -> {
            if (!mention.getClosesArticle()) {
                mentions.add(mention.getMentionId());
            }
        });
        Map<String, Event> events = new HashMap<>();
        forEach(Topics.EVENTS, event -> events.put(event.getEventId(), event));
        Map<String, Alert> alerts = new HashMap<>();
        forEach(Topics.ALERTS, alert -> alerts.put(alert.getAlertId(), alert));
        int[] deadLetters = {0};
        forEach(Topics.DEAD_LETTERS, letter -> deadLetters[0]++);

        int standing = (int) events.values().stream()
                .filter(event -> event.getMergedInto() == null)
                .count();
        return new Tally(
                articles.size(),
                (int) articles.values().stream()
                        .map(article -> article.getOutlet().getName())
                        .distinct()
                        .count(),
                (int) articles.values().stream()
                        .map(Article::getLanguage)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count(),
                mentions.size(),
                standing,
                events.size() - standing,
                mentions.size() - events.size(),
                count(alerts, AlertAction.NEW),
                count(alerts, AlertAction.UPDATE),
                count(alerts, AlertAction.RETRACT),
                deadLetters[0],
                indexed(SearchIndex.ARTICLES),
                indexed(SearchIndex.EVENTS),
                indexed(SearchIndex.ALERTS));
    }

    @Override
    public void close() {
        topics.close();
        try {
            search.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("closing the search client failed", e);
        }
    }

    private <V extends SpecificRecord> void forEach(Topic<V> topic, Consumer<V> consumer) {
        topics.forEach(topic, record -> {
            if (record.value() != null) {
                accept(topic, record.value(), consumer);
            }
        });
    }

    /** What cannot be read is in the dead letters by now, and counted there. */
    private static <V extends SpecificRecord> void accept(Topic<V> topic, byte[] value, Consumer<V> consumer) {
        try {
            consumer.accept(topic.valueSerde().fromBytes(value));
        } catch (UnreadableRecordException poison) {
            LOG.debug("not counted: a record that cannot be read topic={}", topic.name());
        }
    }

    private static int count(Map<String, Alert> alerts, AlertAction action) {
        return (int) alerts.values().stream()
                .filter(alert -> alert.getAction() == action)
                .count();
    }

    private long indexed(SearchIndex index) throws IOException {
        return search.count(request -> request.index(index.alias())).count();
    }
}
