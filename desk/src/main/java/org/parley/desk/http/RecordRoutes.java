package org.parley.desk.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.parley.desk.live.FeedBoard;
import org.parley.desk.store.ArticleOrder;
import org.parley.desk.store.ArticlePage;
import org.parley.desk.store.ArticleQuery;
import org.parley.desk.store.Coverage;
import org.parley.desk.store.CoverageQuery;
import org.parley.desk.store.DeskStore;
import org.parley.desk.store.EventOrder;
import org.parley.desk.store.EventPage;
import org.parley.desk.store.ValueCount;
import org.parley.schemas.Side;

/** The records as JSON: events, articles, alerts, coverage, suggestions. */
final class RecordRoutes {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");
    private static final int MOST_ARTICLES = 100;
    private static final long MOST_BUCKETS = 3_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final DeskStore store;
    private final FeedBoard feeds;
    private final EventParameters eventParameters;
    private final ArticleLinks links;
    private final Clock clock;

    RecordRoutes(DeskStore store, FeedBoard feeds, EventParameters eventParameters, ArticleLinks links, Clock clock) {
        this.store = store;
        this.feeds = feeds;
        this.eventParameters = eventParameters;
        this.links = links;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/api/events", this::events);
        routes.get(
                "/api/events/{id}",
                ctx -> record(ctx, "event", id -> store.event(id).map(Copies::mark)));
        routes.get("/api/articles", this::articles);
        routes.get("/api/articles/{id}", ctx -> record(ctx, "article", store::article));
        routes.get("/api/alerts", this::alerts);
        routes.get("/api/coverage", this::coverage);
        routes.get("/api/suggest", this::suggest);
        routes.get("/api/feeds", this::feeds);
    }

    private void events(Context ctx) {
        EventPage page = store.events(eventParameters.read(ctx, EventOrder.NEWEST));
        ObjectNode body = NODES.objectNode().put("total", page.total());
        body.putArray("items").addAll(page.events());
        body.put("next", page.next().orElse(null));
        ObjectNode counts = body.putObject("counts");
        page.counts().forEach((filter, values) -> counts.set(filter.parameter(), valueCounts(values)));
        Answers.json(ctx, body);
    }

    private void articles(Context ctx) {
        Parameters parameters = new Parameters(ctx);
        Optional<String> words = parameters.text("q");
        ArticlePage page = store.articles(new ArticleQuery(
                words,
                parameters.values("language"),
                parameters.constants("side", Side.class),
                parameters.values("outlet"),
                parameters.date("from"),
                parameters.date("to"),
                parameters.choice(
                        "order", ArticleOrder.class, words.isPresent() ? ArticleOrder.RELEVANCE : ArticleOrder.NEWEST),
                parameters.integer("size", 1, MOST_ARTICLES, 30),
                parameters.cursor()));
        ObjectNode body = NODES.objectNode().put("total", page.total());
        body.put("more", page.total() >= ArticlePage.MOST_COUNTED);
        ArrayNode items = body.putArray("items");
        page.articles().forEach(article -> items.add(links.addTo(article)));
        body.put("next", page.next().orElse(null));
        Answers.json(ctx, body);
    }

    private void record(Context ctx, String what, Function<String, Optional<ObjectNode>> read) {
        String id = id(ctx, what);
        Answers.json(ctx, links.addTo(read.apply(id).orElseThrow(() -> Answers.notFound(what))));
    }

    /** The id in the path; what cannot be one is not found. */
    static String id(Context ctx, String what) {
        String id = ctx.pathParam("id");
        if (!ID.matcher(id).matches()) {
            throw Answers.notFound(what);
        }
        return id;
    }

    private void alerts(Context ctx) {
        int size = new Parameters(ctx).integer("size", 1, 500, 50);
        ObjectNode body = NODES.objectNode();
        ArrayNode items = body.putArray("items");
        store.alerts(size).forEach(alert -> items.add(links.addTo(alert)));
        Answers.json(ctx, body);
    }

    private void coverage(Context ctx) {
        Parameters parameters = new Parameters(ctx);
        boolean daily = parameters.flag("daily");
        Instant to = parameters.instant("to").orElse(clock.instant());
        int days = parameters.integer("days", 1, 400, daily ? 30 : 3);
        Instant from = parameters.instant("from").orElse(to.minus(Duration.ofDays(days)));
        long buckets = Duration.between(from, to).dividedBy((daily ? ChronoUnit.DAYS : ChronoUnit.HOURS).getDuration());
        if (from.isAfter(to) || buckets > MOST_BUCKETS) {
            throw Parameters.refused(
                    "from", "a time before \"to\" and at most " + MOST_BUCKETS + " hours or days earlier");
        }
        CoverageQuery.Dimension by =
                parameters.choice("by", CoverageQuery.Dimension.class, CoverageQuery.Dimension.KIND);
        Answers.json(ctx, toJson(store.coverage(new CoverageQuery(by, from, to, daily, parameters.text("dossier")))));
    }

    private void feeds(Context ctx) {
        ObjectNode body = NODES.objectNode();
        body.putArray("items").addAll(feeds.all().stream().map(links::addTo).toList());
        Answers.json(ctx, body);
    }

    private void suggest(Context ctx) {
        ObjectNode body = NODES.objectNode();
        ArrayNode items = body.putArray("items");
        new Parameters(ctx)
                .text("q").map(prefix -> store.suggest(prefix, 8)).orElse(List.of()).stream()
                        .map(suggestion -> NODES.objectNode()
                                .put("filter", suggestion.filter().parameter())
                                .put("value", suggestion.value())
                                .put("count", suggestion.count()))
                        .forEach(items::add);
        Answers.json(ctx, body);
    }

    private static ArrayNode valueCounts(List<ValueCount> values) {
        ArrayNode counts = NODES.arrayNode();
        values.forEach(value -> counts.addObject().put("value", value.value()).put("count", value.count()));
        return counts;
    }

    private static ObjectNode toJson(Coverage coverage) {
        ObjectNode body = NODES.objectNode();
        ArrayNode starts = body.putArray("starts");
        coverage.starts().forEach(start -> starts.add(start.toString()));
        body.set("articles", numbers(coverage.articles().stream()));
        body.set("relevant", numbers(coverage.relevant().stream()));
        body.set("polls", numbers(coverage.polls().stream()));
        body.set("failedPolls", numbers(coverage.failedPolls().stream()));
        ArrayNode series = body.putArray("series");
        coverage.series().forEach(one -> series.addObject()
                .put("name", one.name())
                .put("total", one.total())
                .put("read", one.read())
                .put("relevant", one.relevant())
                .set("mentions", numbers(one.mentions().stream())));
        return body;
    }

    private static ArrayNode numbers(Stream<Long> numbers) {
        ArrayNode array = NODES.arrayNode();
        numbers.forEach(array::add);
        return array;
    }
}
