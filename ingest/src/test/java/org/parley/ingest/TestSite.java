package org.parley.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A small web site on the loopback address whose pages tests put up and change; counts what was asked for. Unknown pages are missing. */
public final class TestSite implements AutoCloseable {

    private final HttpServer server;
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> hits = new ConcurrentHashMap<>();

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

    /** An article of a few sentences about its title. */
    public void putArticle(String path, String title) {
        String paragraph = "<p>"
                + (title + " was what the delegations spoke about for a whole day in the city. ").repeat(4) + "</p>";
        put(
                path,
                Page.of(
                        "text/html; charset=utf-8",
                        "<html lang=en><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1>"
                                + paragraph.repeat(4) + "</article></body></html>"));
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
        try (exchange) {
            page.headers.forEach(exchange.getResponseHeaders()::add);
            exchange.sendResponseHeaders(page.status, page.body.length == 0 ? -1 : page.body.length);
            if (page.body.length > 0) {
                exchange.getResponseBody().write(page.body);
            }
        }
    }
}
