package org.parley.sink.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Hands requests on to a real node, for servers that stand before it in tests. */
final class Forwarder {

    private final URI node;
    private final HttpClient client = HttpClient.newHttpClient();

    Forwarder(URI node) {
        this.node = node;
    }

    void forward(HttpExchange exchange, byte[] body) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            node.resolve(exchange.getRequestURI().toString()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                    .header("Content-Type", header(exchange, "Content-Type"))
                    .header("Accept", header(exchange, "Accept"))
                    .build();
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            send(
                    exchange,
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("content-type").orElse("application/json"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers with an error of Elasticsearch's form. */
    static void refuse(HttpExchange exchange, int status, String type, String reason) throws IOException {
        String error = "{\"error\":{\"type\":\"%s\",\"reason\":\"%s\"},\"status\":%d}".formatted(type, reason, status);
        send(exchange, status, error.getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "application/json" : value;
    }

    private static void send(HttpExchange exchange, int code, byte[] body, String type) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-elastic-product", "Elasticsearch");
        boolean empty = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, empty ? -1 : body.length);
        if (!empty) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
