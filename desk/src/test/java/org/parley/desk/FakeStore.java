package org.parley.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.parley.desk.store.ArticlePage;
import org.parley.desk.store.ArticleQuery;
import org.parley.desk.store.Coverage;
import org.parley.desk.store.CoverageQuery;
import org.parley.desk.store.DeskStore;
import org.parley.desk.store.EventFilter;
import org.parley.desk.store.EventOrder;
import org.parley.desk.store.EventPage;
import org.parley.desk.store.EventQuery;
import org.parley.desk.store.StoreUnavailableException;
import org.parley.desk.store.Suggestion;
import org.parley.desk.store.ValueCount;
import org.parley.schemas.CoverageBucket;
import org.parley.schemas.EventKind;
import org.parley.schemas.json.RecordJson;

/** The desk's records in memory, as simple as the routes' tests allow: it knows kinds and statuses, but no full text. */
public final class FakeStore implements DeskStore {

    private final DeskWorld world;
    private boolean down;

    /** The last question for articles. */
    public Optional<ArticleQuery> askedArticles = Optional.empty();

    /** The last question asked. */
    public Optional<EventQuery> asked = Optional.empty();

    public FakeStore(DeskWorld world) {
        this.world = world;
    }

    public void setDown(boolean down) {
        this.down = down;
    }

    @Override
    public EventPage events(EventQuery query) {
        check();
        asked = Optional.of(query);
        List<ObjectNode> found = json(world.events()).stream()
                .filter(event -> event.path("mergedInto").isNull())
                .filter(event ->
                        allows(query, EventFilter.KIND, event.path("kind").asText()))
                .filter(event ->
                        allows(query, EventFilter.STATUS, event.path("status").asText()))
                .filter(event -> query.order() != EventOrder.UPCOMING
                        || event.path("when")
                                                .path("start")
                                                .asText("9")
                                                .compareTo(query.today().toString())
                                        >= 0
                                && !event.path("status").asText().equals("DONE"))
                .sorted(order(query.order()))
                .toList();
        int from = query.cursor().map(Integer::parseInt).orElse(0);
        int to = Math.min(found.size(), from + query.size());
        List<ObjectNode> page = found.subList(from, to);
        page.forEach(event -> event.remove(List.of("mentions", "history")));
        return new EventPage(
                found.size(),
                page,
                to < found.size() ? Optional.of(Integer.toString(to)) : Optional.empty(),
                counts(query, found));
    }

    @Override
    public Optional<ObjectNode> event(String eventId) {
        check();
        return find(json(world.events()), "eventId", eventId);
    }

    @Override
    public ArticlePage articles(ArticleQuery query) {
        check();
        askedArticles = Optional.of(query);
        String word = query.words().orElse("").toLowerCase(Locale.ROOT);
        List<ObjectNode> found = json(world.articles()).stream()
                .filter(article -> article.toString().toLowerCase(Locale.ROOT).contains(word))
                .toList();
        found.forEach(article -> {
            String text = article.remove("text").asText();
            int at = Math.max(0, text.toLowerCase(Locale.ROOT).indexOf(word));
            ObjectNode highlight = article.putObject("highlight");
            highlight
                    .putArray("title")
                    .addObject()
                    .put("text", article.path("title").asText())
                    .put("hit", false);
            ArrayNode parts = highlight.putArray("text");
            parts.addObject()
                    .put("text", text.substring(at, at + word.length()))
                    .put("hit", !word.isEmpty());
            parts.addObject()
                    .put("text", text.substring(at + word.length(), Math.min(text.length(), at + 200)))
                    .put("hit", false);
            ArrayNode events = article.putArray("events");
            json(world.events()).stream()
                    .filter(event -> event.path("mentions")
                            .findValuesAsText("articleId")
                            .contains(article.path("articleId").asText()))
                    .forEach(events::add);
        });
        return new ArticlePage(found.size(), found, Optional.empty());
    }

    @Override
    public Optional<ObjectNode> article(String articleId) {
        check();
        return find(json(world.articles()), "articleId", articleId);
    }

    @Override
    public List<ObjectNode> alerts(int most) {
        check();
        return json(world.alerts()).stream()
                .sorted(Comparator.comparing(
                                (ObjectNode alert) -> alert.path("firedAt").asText())
                        .reversed())
                .limit(most)
                .toList();
    }

    @Override
    public Coverage coverage(CoverageQuery query) {
        check();
        List<Instant> starts = new ArrayList<>();
        for (Instant at = DeskWorld.NOW.minus(Duration.ofHours(71));
                !at.isAfter(DeskWorld.NOW);
                at = at.plus(Duration.ofHours(1))) {
            starts.add(at);
        }
        Function<CoverageBucket, String> name =
                switch (query.by()) {
                    case KIND -> bucket -> bucket.getKind().name();
                    case OUTLET -> bucket -> bucket.getOutlet().getName();
                    case SIDE -> bucket -> bucket.getOutlet().getSide().name();
                    case LANGUAGE -> bucket -> String.valueOf(bucket.getLanguage());
                };
        Map<String, List<CoverageBucket>> byName = new TreeMap<>();
        world.coverage().stream()
                .filter(bucket -> bucket.getKind() != EventKind.UNKNOWN)
                .forEach(bucket -> byName.computeIfAbsent(name.apply(bucket), unseen -> new ArrayList<>())
                        .add(bucket));
        List<Coverage.Series> series = byName.entrySet().stream()
                .map(entry -> new Coverage.Series(
                        entry.getKey(),
                        perHour(entry.getValue(), starts, CoverageBucket::getMentions),
                        entry.getValue().stream()
                                .mapToLong(CoverageBucket::getMentions)
                                .sum(),
                        total(query, name, entry.getKey(), CoverageBucket::getArticles),
                        total(query, name, entry.getKey(), CoverageBucket::getRelevant)))
                .sorted(Comparator.comparingLong(Coverage.Series::total).reversed())
                .toList();
        return new Coverage(
                starts,
                perHour(world.coverage(), starts, CoverageBucket::getArticles),
                perHour(world.coverage(), starts, CoverageBucket::getRelevant),
                perHour(world.coverage(), starts, CoverageBucket::getPolls),
                perHour(world.coverage(), starts, CoverageBucket::getFailedPolls),
                series);
    }

    private long total(
            CoverageQuery query,
            Function<CoverageBucket, String> name,
            String value,
            Function<CoverageBucket, Long> count) {
        if (query.by() == CoverageQuery.Dimension.KIND) {
            return 0;
        }
        return world.coverage().stream()
                .filter(bucket -> bucket.getKind() == EventKind.UNKNOWN)
                .filter(bucket -> name.apply(bucket).equals(value))
                .mapToLong(count::apply)
                .sum();
    }

    @Override
    public List<Suggestion> suggest(String prefix, int most) {
        check();
        return List.of(
                new Suggestion(EventFilter.PARTY, "Volodymyr Zelensky", 2),
                new Suggestion(EventFilter.PLACE, "Washington", 2));
    }

    @Override
    public boolean reachable() {
        return !down;
    }

    private void check() {
        if (down) {
            throw new StoreUnavailableException(new IllegalStateException("down"));
        }
    }

    private static Comparator<ObjectNode> order(EventOrder order) {
        return switch (order) {
            case NEWEST, RELEVANCE ->
                Comparator.comparing(
                                (ObjectNode event) -> event.path("lastSeenAt").asText())
                        .reversed();
            case UPCOMING ->
                Comparator.comparing(
                        (ObjectNode event) -> event.path("when").path("start").asText("9"));
            case DATE ->
                Comparator.comparing((ObjectNode event) ->
                                event.path("when").path("start").asText("0"))
                        .reversed();
        };
    }

    private static boolean allows(EventQuery query, EventFilter filter, String value) {
        return !query.filters().containsKey(filter)
                || query.filters().get(filter).contains(value);
    }

    private static Map<EventFilter, List<ValueCount>> counts(EventQuery query, List<ObjectNode> found) {
        if (!query.counted()) {
            return Map.of();
        }
        Map<String, Long> kinds = new TreeMap<>();
        found.forEach(event -> kinds.merge(event.path("kind").asText(), 1L, Long::sum));
        return Map.of(
                EventFilter.KIND,
                kinds.entrySet().stream()
                        .map(kind -> new ValueCount(kind.getKey(), kind.getValue()))
                        .toList());
    }

    private static List<Long> perHour(
            List<CoverageBucket> buckets, List<Instant> starts, Function<CoverageBucket, Long> count) {
        return starts.stream()
                .map(start -> buckets.stream()
                        .filter(bucket -> bucket.getStartAt().equals(start))
                        .mapToLong(count::apply)
                        .sum())
                .toList();
    }

    private static List<ObjectNode> json(List<? extends SpecificRecord> records) {
        return records.stream().map(RecordJson::toJson).toList();
    }

    private static Optional<ObjectNode> find(List<ObjectNode> records, String field, String value) {
        return records.stream()
                .filter(record -> record.path(field).asText().equals(value))
                .findFirst();
    }
}
