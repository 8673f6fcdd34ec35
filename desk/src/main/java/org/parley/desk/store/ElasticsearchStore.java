package org.parley.desk.store;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.transport.TransportException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.parley.schemas.search.SearchFields;
import org.parley.schemas.search.SearchIndex;
import org.parley.schemas.search.Stemmer;

/**
 * The records in Elasticsearch, read through the aliases of {@link SearchIndex}. Counts, coverage and suggestions may be ten seconds old.
 * Thread-safe; the client belongs to the caller.
 */
public final class ElasticsearchStore implements DeskStore {

    static final List<String> UNSHOWN =
            List.of(SearchFields.STEMS, SearchFields.SEARCH_TEXT, SearchFields.SUGGEST, SearchFields.ARTICLE_IDS);

    private static final Duration FRESH = Duration.ofSeconds(10);
    private static final int RECENT = 1_000;

    private final ElasticsearchClient client;
    private final Stemmer stemmer;
    private final String timeout;
    private final AlertReader alertReader;
    private final ArticleReader articleReader;
    private final CountsReader countsReader;
    private final CoverageReader coverageReader;
    private final SuggestionReader suggestionReader;
    /** Answers that cost most and that many readers ask for at once; each is asked for once at a time. */
    private final Cache<Object, Object> recent =
            Caffeine.newBuilder().maximumSize(RECENT).expireAfterWrite(FRESH).build();

    public ElasticsearchStore(ElasticsearchClient client, Stemmer stemmer, Duration searchTimeout) {
        this.client = client;
        this.stemmer = new WordStems(stemmer);
        this.timeout = searchTimeout.toMillis() + "ms";
        this.alertReader = new AlertReader(client, timeout);
        this.articleReader = new ArticleReader(client, this.stemmer, timeout);
        this.countsReader = new CountsReader(client, timeout);
        this.coverageReader = new CoverageReader(client, timeout);
        this.suggestionReader = new SuggestionReader(client, timeout);
    }

    @Override
    public EventPage events(EventQuery query) {
        Optional<SearchWords> words = query.words().map(typed -> new SearchWords(typed, stemmer));
        SearchResponse<ObjectNode> found =
                ask(() -> client.search(new EventSearch(query, words).request(timeout), ObjectNode.class));
        List<Hit<ObjectNode>> hits = found.hits().hits();
        Optional<String> next = hits.size() < query.size()
                ? Optional.empty()
                : Optional.of(PageCursor.write(hits.get(hits.size() - 1).sort()));
        long total = Objects.requireNonNull(found.hits().total()).value();
        return new EventPage(
                total, sources(found).map(event -> shown(event, words)).toList(), next, counts(query, words));
    }

    @Override
    public Optional<ObjectNode> event(String eventId) {
        return get(SearchIndex.EVENTS, eventId);
    }

    @Override
    public ArticlePage articles(ArticleQuery query) {
        return ask(() -> articleReader.read(query));
    }

    @Override
    public Optional<ObjectNode> article(String articleId) {
        return get(SearchIndex.ARTICLES, articleId);
    }

    @Override
    public List<ObjectNode> alerts(int most) {
        return ask(() -> alertReader.read(most));
    }

    @Override
    public Coverage coverage(CoverageQuery query) {
        CoverageQuery hours = query.truncated();
        return recent(hours, () -> coverageReader.read(hours));
    }

    @Override
    public List<Suggestion> suggest(String prefix, int most) {
        return recent(new Typed(prefix, most), () -> suggestionReader.read(prefix, most));
    }

    @Override
    public boolean reachable() {
        try {
            return client.indices()
                    .existsAlias(exists -> exists.name(SearchIndex.EVENTS.alias()))
                    .value();
        } catch (IOException | ElasticsearchException unreachable) {
            return false;
        }
    }

    private Optional<ObjectNode> get(SearchIndex index, String id) {
        return Optional.ofNullable(
                ask(() -> client.get(get -> get.index(index.alias()).id(id).sourceExcludes(UNSHOWN), ObjectNode.class))
                        .source());
    }

    private ObjectNode shown(ObjectNode event, Optional<SearchWords> words) {
        if (words.isPresent()) {
            event.set("highlight", new Highlighter(words, stemmer).event(event));
            event.remove("mentions");
        }
        return event;
    }

    private Map<EventFilter, List<ValueCount>> counts(EventQuery query, Optional<SearchWords> words) {
        return query.counted() ? recent(query.countedOnly(), () -> countsReader.read(query, words)) : Map.of();
    }

    /** @param key tells the question from all others, by its type too */
    @SuppressWarnings("unchecked")
    private <T> T recent(Record key, Question<T> question) {
        return (T) recent.get(key, unseen -> ask(question));
    }

    static Stream<ObjectNode> sources(SearchResponse<ObjectNode> found) {
        return found.hits().hits().stream().map(Hit::source).filter(Objects::nonNull);
    }

    private static <T> T ask(Question<T> question) {
        try {
            return question.ask();
        } catch (TransportException unreachable) {
            throw new StoreUnavailableException(unreachable);
        } catch (IOException | ElasticsearchException failed) {
            throw new StoreUnavailableException(failed);
        }
    }

    private record Typed(String prefix, int most) {}

    private interface Question<T> {
        T ask() throws IOException;
    }
}
