package org.parley.cli.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A host with bad manners, to be added to a {@link ReplayServer}: a feed that is none, a page of 50 MB without an announced length,
 * and a page without a text. One good article stands among them, to see that the rest goes on.
 */
public final class RudeHost implements HttpHandler {

    public static final String NAME = "rude.example";
    public static final String FEED = "http://rude.example/feed.xml";
    public static final String NO_FEED = "http://rude.example/no-feed.xml";
    public static final String ENDLESS_PAGE = "http://rude.example/endless";
    public static final String EMPTY_PAGE = "http://rude.example/empty";
    public static final String GOOD_PAGE = "http://rude.example/good";
    public static final int ENDLESS_BYTES = 50 * 1024 * 1024;

    private static final String HTML = "text/html; charset=utf-8";
    private static final byte[] PARAGRAPH =
            ("<p>" + "This page has no end in sight. ".repeat(32) + "</p>\n").getBytes(StandardCharsets.UTF_8);

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/feed.xml" -> send(exchange, 200, "application/rss+xml; charset=utf-8", feed());
                case "/no-feed.xml" -> send(exchange, 200, "application/rss+xml", "{\"error\": \"we moved <away>\"");
                case "/endless" -> sendEndless(exchange);
                case "/empty" -> send(exchange, 200, HTML, "<!doctype html><title>Soon</title><div id=app></div>");
                case "/good" -> send(exchange, 200, HTML, good());
                default -> send(exchange, 404, "text/plain", "Not found.\n");
            }
        }
    }

    private static String feed() {
        StringBuilder items = new StringBuilder();
        for (String address : new String[] {ENDLESS_PAGE, EMPTY_PAGE, GOOD_PAGE}) {
            items.append("<item><title>")
                    .append(address)
                    .append("</title><link>")
                    .append(address);
            items.append("</link><pubDate>Sat, 01 Mar 2025 10:00:00 GMT</pubDate></item>");
        }
        return "<rss version=\"2.0\"><channel><title>Rude</title><link>http://rude.example/</link>"
                + "<description>Bad manners</description>" + items + "</channel></rss>";
    }

    private static String good() {
        return """
                <!doctype html><html lang="en"><head><title>Envoys meet in Geneva</title>
                <meta property="article:published_time" content="2025-03-01T10:00:00Z"></head><body><article>
                <h1>Envoys meet in Geneva</h1>
                <p>The envoys met in Geneva on Friday, a spokeswoman said, and agreed to meet again before the month is out.</p>
                <p>She would not say what they had talked about, nor who had asked for the meeting in the first place.</p>
                </article></body></html>
                """;
    }

    private static void sendEndless(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", HTML);
        // Zero announces no length: the body comes in chunks.
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            for (int sent = 0; sent < ENDLESS_BYTES; sent += PARAGRAPH.length) {
                body.write(PARAGRAPH);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
