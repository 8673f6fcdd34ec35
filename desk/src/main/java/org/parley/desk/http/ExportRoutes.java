package org.parley.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.parley.desk.export.AtomFeeds;
import org.parley.desk.export.EventCalendar;
import org.parley.desk.export.EventRows;
import org.parley.desk.store.DeskStore;
import org.parley.desk.store.EventOrder;
import org.parley.desk.store.EventPage;
import org.parley.desk.store.EventQuery;

/** What can be taken away: any search as a calendar, a feed or a table, by the same parameters as the list on the page. */
final class ExportRoutes {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_ENTRIES = 500;
    /** A calendar that subscribes drops what is no longer sent, so what is over stays for a while. */
    private static final int KEPT_DAYS = 30;

    private final DeskStore store;
    private final EventParameters eventParameters;
    private final ArticleLinks links;
    private final Visitors visitors;
    private final Clock clock;

    ExportRoutes(DeskStore store, EventParameters eventParameters, ArticleLinks links, Visitors visitors, Clock clock) {
        this.store = store;
        this.eventParameters = eventParameters;
        this.links = links;
        this.visitors = visitors;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/calendar.ics", this::calendar);
        routes.get("/events/{id}.ics", this::calendarOfOne);
        routes.get("/events.atom", this::eventFeed);
        routes.get("/alerts.atom", this::alertFeed);
        routes.get("/events.csv", this::csv);
        routes.get("/events.jsonl", this::jsonLines);
        routes.get("/events.geojson", this::geoJson);
    }

    private void calendar(Context ctx) {
        EventQuery query = eventParameters.read(ctx, EventOrder.DATE);
        List<ObjectNode> events = new ArrayList<>();
        each(
                query.from().isPresent() ? query : query.since(query.today().minusDays(KEPT_DAYS)),
                MOST_ENTRIES,
                events::add);
        answer(ctx, "text/calendar", "parley.ics", new EventCalendar(visitors.origin(ctx)).write(events));
    }

    private void calendarOfOne(Context ctx) {
        ObjectNode event = store.event(RecordRoutes.id(ctx, "event")).orElseThrow(() -> Answers.notFound("event"));
        answer(ctx, "text/calendar", "event.ics", new EventCalendar(visitors.origin(ctx)).write(List.of(event)));
    }

    private void eventFeed(Context ctx) {
        List<ObjectNode> events =
                store.events(eventParameters.read(ctx, EventOrder.NEWEST)).events();
        answer(
                ctx,
                "application/atom+xml",
                "events.atom",
                new AtomFeeds(visitors.origin(ctx)).events(events, query(ctx), clock.instant()));
    }

    private void alertFeed(Context ctx) {
        List<ObjectNode> alerts = store.alerts(100).stream().map(links::addTo).toList();
        answer(
                ctx,
                "application/atom+xml",
                "alerts.atom",
                new AtomFeeds(visitors.origin(ctx)).alerts(alerts, clock.instant()));
    }

    private void csv(Context ctx) throws IOException {
        EventQuery query = eventParameters.read(ctx, EventOrder.DATE);
        begin(ctx, "text/csv", "events.csv");
        write(ctx, EventRows.csvHead());
        stream(ctx, query, EventRows::csv);
    }

    private void jsonLines(Context ctx) throws IOException {
        EventQuery query = eventParameters.read(ctx, EventOrder.DATE);
        begin(ctx, "application/x-ndjson", "events.jsonl");
        stream(ctx, query, EventRows::jsonLine);
    }

    private void geoJson(Context ctx) throws IOException {
        EventQuery query = eventParameters.read(ctx, EventOrder.DATE);
        begin(ctx, "application/geo+json", "events.geojson");
        write(ctx, "{\"type\":\"FeatureCollection\",\"features\":[");
        boolean[] further = {false};
        stream(ctx, query, event -> EventRows.feature(event)
                .map(feature -> {
                    String part = (further[0] ? ",\n" : "\n") + feature;
                    further[0] = true;
                    return part;
                })
                .orElse(""));
        write(ctx, "\n]}\n");
    }

    /** All events that match, page by page, so that no answer needs to stand in memory as a whole. */
    private void each(EventQuery query, int most, Consumer<ObjectNode> consumer) {
        int left = most;
        EventQuery asked = query.sized(Math.min(most, EventParameters.MOST_EVENTS));
        Optional<String> next;
        do {
            EventPage page = store.events(asked);
            page.events().stream().limit(left).forEach(consumer);
            left -= page.events().size();
            next = page.next();
            asked = next.map(asked::after).orElse(asked);
        } while (left > 0 && next.isPresent());
    }

    private void stream(Context ctx, EventQuery query, java.util.function.Function<JsonNode, String> row)
            throws IOException {
        OutputStream out = ctx.outputStream();
        try {
            each(query, MOST_ROWS, event -> {
                try {
                    out.write(row.apply(event).getBytes(StandardCharsets.UTF_8));
                } catch (IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                }
            });
        } catch (java.io.UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    /** The search as it was asked, so that two searches are two feeds. */
    private static String query(Context ctx) {
        String query = ctx.queryString();
        return query == null || !query.matches("[A-Za-z0-9%._~&=+,:*-]{0,1000}") ? "" : query;
    }

    private static void write(Context ctx, String text) throws IOException {
        ctx.outputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(Context ctx, String type, String file, String body) {
        begin(ctx, type, file);
        ctx.result(body);
    }

    private static void begin(Context ctx, String type, String file) {
        ctx.contentType(type + ";charset=utf-8");
        ctx.header("Content-Disposition", "inline; filename=\"" + file + "\"");
    }
}
