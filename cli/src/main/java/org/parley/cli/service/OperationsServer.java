package org.parley.cli.service;

import io.javalin.Javalin;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.BooleanSupplier;
import org.parley.runtime.config.Settings;

/** Tells watchdogs how a service is: {@code /healthz} (the process lives), {@code /readyz} (it does its work), {@code /metrics}. */
public final class OperationsServer implements AutoCloseable {

    private final Javalin server;

    private OperationsServer(Javalin server) {
        this.server = server;
    }

    /** Listens on {@code operations.host} and {@code operations.port}. */
    public static OperationsServer start(Settings settings, BooleanSupplier ready, PrometheusMeterRegistry metrics) {
        Javalin server = Javalin.create(javalin -> {
            javalin.startup.showJavalinBanner = false;
            javalin.startup.showOldJavalinVersionWarning = false;
            javalin.routes.get("/healthz", context -> context.result("ok"));
            javalin.routes.get("/readyz", context -> {
                boolean isReady = ready.getAsBoolean();
                context.status(isReady ? 200 : 503).result(isReady ? "ready" : "not ready");
            });
            javalin.routes.get("/metrics", context -> context.contentType("text/plain; version=0.0.4")
                    .result(metrics.scrape()));
        });
        server.start(settings.text("operations.host"), settings.integer("operations.port", 0, 65_535));
        return new OperationsServer(server);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }
}
