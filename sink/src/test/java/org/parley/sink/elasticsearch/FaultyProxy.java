package org.parley.sink.elasticsearch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before a real node and answers bulk requests with a status of its own for as long as it is told. */
final class FaultyProxy implements AutoCloseable {

    private final Forwarder node;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile int status;
    private volatile int answered;

    FaultyProxy(URI node) throws IOException {
        this.node = new Forwarder(node);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on bulk requests get this status; 0 lets them through. */
    void answer(int faultyStatus) {
        this.status = faultyStatus;
        this.answered = 0;
    }

    /** How many bulk requests got the faulty status since it was set. */
    int answered() {
        return answered;
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (status != 0 && exchange.getRequestURI().getPath().endsWith("/_bulk")) {
            answered++;
            Forwarder.refuse(exchange, status, "es_rejected_execution_exception", "busy");
            return;
        }
        node.forward(exchange, body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
