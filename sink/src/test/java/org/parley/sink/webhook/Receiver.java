package org.parley.sink.webhook;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server that takes alerts and answers as it is told. */
final class Receiver implements AutoCloseable {

    /** One request as it came. */
    record Received(Map<String, String> headers, byte[] body, int answer) {}

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
            int answer = status;
            received.add(new Received(headers, exchange.getRequestBody().readAllBytes(), answer));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            if (answer == 503) {
                exchange.getResponseHeaders().set("Retry-After", "2");
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    void answer(int newStatus) {
        status = newStatus;
    }

    List<Received> received() {
        return received;
    }

    /** Ids of the alerts that were taken, in their order. */
    List<String> taken() {
        return received.stream()
                .filter(request -> request.answer() == 200)
                .map(request -> request.headers().get("Idempotency-Key"))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
