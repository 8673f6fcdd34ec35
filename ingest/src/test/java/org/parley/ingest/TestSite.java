package org.parley.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A small web site on the loopback address whose pages tests put up and change; counts what was asked for. Unknown pages are missing. */
public final class TestSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile Duration delay = Duration.ZERO;

    public TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /** A page as the site answers it. */
    public record Page(int status, Map<String, String> headers, byte[] body) {

        public static Page of(String contentType, String body) {
            return new Page(200, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
        }

        public static Page status(int status, Map<String, String> headers) {
            return new Page(status, headers, new byte[0]);
        }
    }

    public String url(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    public void put(String path, Page page) {
        pages.put(path, page);
    }

    /** An article about its title, as an outlet would print it. */
    public void putArticle(String path, String title) {
        String text = """
                <p>%1$s was what the delegations spoke about for a whole day in the city, officials said on Tuesday, adding that \
                the mood had been better than in the weeks before and that both sides wanted to go on.</p>
                <p>The two foreign ministers met in the old harbour office at nine in the morning. Their deputies joined them \
                after lunch, together with a small group of officers who had flown in overnight.</p>
                <p>"We have agreed on nothing yet, but nobody left the room," a diplomat told reporters. He expected another \
                meeting before the end of the month, though he named neither a place nor a day.</p>
                <p>Observers had hoped for more. Several of them pointed out that earlier rounds had also begun with friendly \
                words and had ended without a single line on paper.</p>""".formatted(title);
        put(
                path,
                Page.of(
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html><html lang=en><head><title>" + title
                                + "</title><meta property=og:type content=article>"
                                + "<meta property=og:title content=\"" + title
                                + "\"></head><body><nav><a href=/>Home</a> "
                                + "<a href=/world>World</a></nav><main><article><h1>" + title + "</h1>" + text
                                + "</article></main><footer>All rights reserved</footer></body></html>"));
    }

    /** An RSS feed of the given pages, each titled by its path. */
    public void putFeed(String path, String... articles) {
        StringBuilder items = new StringBuilder();
        for (String article : articles) {
            items.append("<item><title>Title of ")
                    .append(article)
                    .append("</title><link>")
                    .append(url(article))
                    .append("</link><guid isPermaLink='false'>")
                    .append(article)
                    .append("</guid><description>Summary</description></item>");
        }
        put(
                path,
                Page.of(
                        "application/rss+xml",
                        "<rss version='2.0'><channel><title>Site</title>" + items + "</channel></rss>"));
    }

    /** Lets each answer take a while. */
    public void answerAfter(Duration longer) {
        delay = longer;
    }

    /** The largest number of requests that were under way at once. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** How often a page was asked for. */
    public int hits(String path) {
        return hits.getOrDefault(path, new AtomicInteger()).get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        hits.computeIfAbsent(path, key -> new AtomicInteger()).incrementAndGet();
        Page page = pages.getOrDefault(path, Page.status(404, Map.of()));
        mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        LockSupport.parkNanos(delay.toNanos());
        // Before the answer: whoever has it may ask for the next page at once.
        underWay.decrementAndGet();
        try (exchange) {
            page.headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(page.status, page.body.length == 0 ? -1 : page.body.length);
            if (page.body.length > 0) {
                exchange.getResponseBody().write(page.body);
            }
        }
    }
}
