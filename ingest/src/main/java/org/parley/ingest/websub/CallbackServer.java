package org.parley.ingest.websub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Where hubs call. The last part of a path is the subscription's id: GET confirms it, POST tells that the feed has changed. Runs on two
 * threads; what is larger than a feed may be is not read.
 */
public final class CallbackServer implements AutoCloseable {

    private static final int MAX_BODY = 10 * 1024 * 1024;

    private final WebSub webSub;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    /**
     * Starts listening.
     *
     * @param port 0 for a free one
     * @throws UncheckedIOException when the port cannot be had
     */
    public CallbackServer(WebSub webSub, int port) {
        this.webSub = webSub;
        try {
            this.server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port + " for WebSub (ingest.websub.port)", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String id = path.substring(path.lastIndexOf('/') + 1);
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "GET" -> confirm(exchange, id);
                case "POST" -> take(exchange, id);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    private void confirm(HttpExchange exchange, String id) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
        Optional<Duration> granted = Optional.ofNullable(query.get("hub.lease_seconds"))
                .filter(seconds -> seconds.matches("[1-9]\\d{0,8}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        String mode = query.getOrDefault("hub.mode", "");
        String topic = query.getOrDefault("hub.topic", "");
        if (webSub.denied(id, mode, topic)) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        if (!webSub.confirms(id, mode, topic, granted)) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        byte[] challenge = query.getOrDefault("hub.challenge", "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, challenge.length == 0 ? -1 : challenge.length);
        exchange.getResponseBody().write(challenge);
    }

    private void take(HttpExchange exchange, String id) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            exchange.sendResponseHeaders(413, -1);
            return;
        }
        String signature = exchange.getRequestHeaders().getFirst("X-Hub-Signature");
        boolean known = webSub.takes(id, body, signature == null ? "" : signature);
        exchange.sendResponseHeaders(known ? 202 : 410, -1);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> fields = new HashMap<>();
        for (String field : (raw == null ? "" : raw).split("&", -1)) {
            String[] parts = field.split("=", 2);
            try {
                String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
                fields.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), value);
            } catch (IllegalArgumentException badEscape) {
                // a field that cannot be read is no field
            }
        }
        return fields;
    }
}
