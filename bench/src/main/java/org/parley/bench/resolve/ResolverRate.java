package org.parley.bench.resolve;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.parley.bench.Figure;
import org.parley.enrich.resolve.ArticleTrace;
import org.parley.enrich.resolve.ArticleTraces;
import org.parley.enrich.resolve.OpenEvents;
import org.parley.enrich.resolve.Resolver;
import org.parley.enrich.resolve.ResolverSettingsLoader;
import org.parley.schemas.Event;
import org.parley.schemas.Mention;

/**
 * Mentions that one resolver takes in a second of its thread's processor time, with 100 to 100,000 open events in 180 days. The first size is
 * run once before to warm up. Two floors: 20,000 mentions a second with 10,000 open events; and a cost that grows at most twice as
 * fast as the logarithm of their number. Stores are maps here; what Kafka Streams adds is part of {@code EnrichAgainstCopy}.
 *
 * <p>Arguments: mentions to time at each size (20000).
 */
public final class ResolverRate {

    private static final int FLOOR = 20_000;
    private static final int FLOOR_AT = 10_000;
    private static final int[] SIZES = {100, 1_000, 10_000, 100_000};
    private static final int DAYS = 180;
    private static final int STATES_OF_A_CONFLICT = 40;
    private static final int STATES_OF_THE_WORLD = 200;
    private static final int REPORTS = 6;
    private static final double NANOS = 1e9;

    private ResolverRate() {}

    public static void main(String[] arguments) {
        int timed = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20_000;
        for (int i = 0; i < 3; i++) {
            seconds(1_000, timed);
        }
        System.out.printf(Locale.ROOT, "%10s %12s %10s %22s%n", "open", "mentions/s", "µs each", "growth / log growth");
        double first = 0;
        double rate = 0;
        double steepest = 0;
        boolean reached = true;
        for (int size : SIZES) {
            double each = seconds(size, timed);
            first = first == 0 ? each : first;
            double curve = each / first / (Math.log(size) / Math.log(SIZES[0]));
            System.out.printf(Locale.ROOT, "%10d %12.0f %10.1f %22.2f%n", size, 1 / each, each * 1e6, curve);
            reached &= curve <= 2 && (size != FLOOR_AT || 1 / each >= FLOOR);
            if (size == FLOOR_AT) {
                rate = 1 / each;
            }
            steepest = Math.max(steepest, curve);
        }
        Figure.rate("mentions resolved a second of processor time, 10,000 open events", rate, "bound", FLOOR)
                .print();
        Figure.cost(
                        "growth of a mention's cost from 100 to 100,000 open events, by that of the logarithm",
                        steepest,
                        "bound",
                        2)
                .print();
        System.exit(reached ? 0 : 1);
    }

    /** Processor time of one mention when so many events are open. */
    private static double seconds(int size, int timed) {
        InventedNews news =
                new InventedNews(size, Instant.parse("2025-01-01T00:00:00Z"), (double) size / DAYS, states(size));
        Maps stores = new Maps();
        Resolver resolver = new Resolver(ResolverSettingsLoader.bundled().load(InventedNews.DOSSIER), stores, stores);
        news.next(size, 2).forEach(mention -> resolve(resolver, mention));
        List<Mention> mentions = news.next(Math.max(1, timed / REPORTS), REPORTS);
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        // Long streams close old events as they go, so that the number of open ones stays.
        mentions.forEach(mention -> resolve(resolver, mention));
        long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
        return nanos / NANOS / mentions.size();
    }

    /** Where five hundred things happen in a day, they happen to all the world and not to one conflict's forty states. */
    private static int states(int size) {
        return size <= FLOOR_AT ? STATES_OF_A_CONFLICT : STATES_OF_THE_WORLD;
    }

    private static void resolve(Resolver resolver, Mention mention) {
        resolver.resolve(mention, mention.getReadAt().toEpochMilli());
    }

    /** Both of the resolver's stores. */
    private static final class Maps implements OpenEvents, ArticleTraces {

        private final Map<String, Event> events = new HashMap<>();
        private final Map<String, ArticleTrace> traces = new HashMap<>();

        @Override
        public @Nullable Event get(String eventId) {
            return events.get(eventId);
        }

        @Override
        public void put(Event event, long touchedAt) {
            events.put(event.getEventId(), event);
        }

        @Override
        public void remove(String eventId) {
            events.remove(eventId);
        }

        @Override
        public void forEach(BiConsumer<Event, Long> action) {
            events.values().forEach(event -> action.accept(event, 0L));
        }

        @Override
        public @Nullable ArticleTrace get(String dossier, String articleId) {
            return traces.get(articleId);
        }

        @Override
        public void put(String dossier, String articleId, ArticleTrace trace) {
            traces.put(articleId, trace);
        }

        @Override
        public void remove(String dossier, String articleId) {
            traces.remove(articleId);
        }
    }
}
