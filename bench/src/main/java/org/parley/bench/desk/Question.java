package org.parley.bench.desk;

import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.parley.bench.records.SampleRecords;

/**
 * A kind of request that readers make, with what differs from one to the next.
 *
 * @param name for the table of results
 * @param weight how many of all requests are of this kind
 * @param path the path of one request
 */
record Question(String name, int weight, Function<Random, String> path) {

    private static final String[] KINDS = {"MEETING", "CALL", "PROPOSAL", "AGREEMENT"};
    /** Ranks of the words that people search for: not the commonest, not the rarest. */
    private static final int COMMONEST = 5;

    private static final int RAREST = 2_000;

    /** What the page asks while people work with it, about as often. */
    static List<Question> all(int events, int articles) {
        return List.of(
                new Question("now: upcoming", 4, any -> "/api/events?order=upcoming&size=60"),
                new Question("now: newest", 4, any -> "/api/events?order=newest&size=30"),
                new Question("now: alerts", 4, any -> "/api/alerts?size=30"),
                new Question("now: volume", 4, any -> "/api/coverage?by=side"),
                new Question("events: all", 3, any -> "/api/events?size=30&counts=true"),
                new Question("events: filtered", 6, any -> "/api/events?size=30&counts=true" + filters(any)),
                new Question(
                        "events: searched", 6, any -> "/api/events?size=30&counts=true&q=" + word(any) + filters(any)),
                new Question("events: calendar", 2, any -> "/api/events?size=200&counts=true&order=date" + month(any)),
                new Question("events: further", 2, any -> "/api/events?size=200&order=date&q=" + word(any)),
                new Question("event", 4, any -> "/api/events/event-" + any.nextInt(events)),
                new Question("article", 3, any -> "/api/articles/article-" + any.nextInt(articles)),
                new Question("articles: searched", 4, any -> "/api/articles?size=30&q=" + word(any)),
                new Question("articles: two words", 2, any -> "/api/articles?q=" + word(any) + "+" + word(any)),
                new Question("suggest", 4, any -> "/api/suggest?q=" + (any.nextBoolean() ? "par" : "city+1")),
                new Question("coverage: 7 days", 1, any -> "/api/coverage?by=kind&days=7"),
                new Question("coverage: 90 days", 1, any -> "/api/coverage?by=outlet&daily=true&days=90"));
    }

    private static String word(Random any) {
        int rank = (int) (COMMONEST * Math.pow((double) RAREST / COMMONEST, any.nextDouble()));
        return java.net.URLEncoder.encode(
                SampleRecords.word(any.nextInt(3), rank), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static String filters(Random any) {
        return switch (any.nextInt(5)) {
            case 0 -> "&kind=" + KINDS[any.nextInt(KINDS.length)];
            case 1 -> "&kind=MEETING&status=PLANNED";
            case 2 -> "&party=Party+" + any.nextInt(90);
            case 3 -> "&place=City+" + any.nextInt(200) + "&reports=2";
            default -> "&language=uk&from=2025-0" + (3 + any.nextInt(6)) + "-01";
        };
    }

    private static String month(Random any) {
        int month = 3 + any.nextInt(7);
        return "&from=2025-0" + month + "-01&to=2025-0" + month + "-28";
    }
}
