package org.parley.bench.ingest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One server that stands for many hosts: it listens on all addresses of this machine, and 127.0.0.0/8 has millions that need no name
 * server. Below {@code /page/} it has pages, below {@code /feed/} feeds that bring an item in one poll of a hundred and have not been
 * modified otherwise. For Linux, where all of these addresses lead home.
 */
final class LoopbackSite {

    private static final int THREADS = 64;
    private static final int BACKLOG = 4096;
    private static final int CHANGES_OF_HUNDRED = 1;
    private static final byte[] PAGE = page();

    private final HttpServer server;

    LoopbackSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), BACKLOG);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.createContext("/page/", exchange -> answer(exchange, 200, "text/html; charset=utf-8", PAGE));
        server.createContext("/feed/", LoopbackSite::feed);
        server.createContext("/", exchange -> answer(exchange, 404, "text/plain", new byte[0]));
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void feed(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestHeaders().containsKey("If-None-Match");
        int draw = ThreadLocalRandom.current().nextInt(100);
        if (known && draw >= CHANGES_OF_HUNDRED) {
            answer(exchange, 304, "application/rss+xml", new byte[0]);
            return;
        }
        long now = System.nanoTime();
        String host = exchange.getRequestHeaders().getFirst("Host");
        exchange.getResponseHeaders().set("ETag", "\"" + now + "\"");
        String rss = String.format(
                Locale.ROOT,
                "<rss version=\"2.0\"><channel><title>Bench</title><item><title>Item %d</title>"
                        + "<link>http://%s/page/%d</link></item></channel></rss>",
                now,
                host,
                now);
        answer(exchange, 200, "application/rss+xml; charset=utf-8", rss.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /** About as large as a news page is, with scripts and all. */
    private static byte[] page() {
        StringBuilder html = new StringBuilder("<!doctype html><title>Bench</title><article><h1>Bench</h1>");
        for (int i = 0; i < 400; i++) {
            html.append("<p>Paragraph ")
                    .append(i)
                    .append(
                            " tells what delegations said after their meeting, and what they left open for the next.</p>");
        }
        return html.append("</article>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
