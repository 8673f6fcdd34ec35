package org.parley.desk.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What operators and their probes ask: alive, ready, metrics. */
final class OperateRoutes {

    private final BooleanSupplier ready;
    private final MeterRegistry metrics;

    OperateRoutes(BooleanSupplier ready, MeterRegistry metrics) {
        this.ready = ready;
        this.metrics = metrics;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/healthz", ctx -> state(ctx, true));
        routes.get("/readyz", ctx -> state(ctx, ready.getAsBoolean()));
        routes.get("/metrics", this::scrape);
    }

    private static void state(Context ctx, boolean good) {
        ctx.status(good ? 200 : 503);
        Answers.json(ctx, JsonNodeFactory.instance.objectNode().put("status", good ? "up" : "down"));
    }

    private void scrape(Context ctx) {
        PrometheusMeterRegistry prometheus = prometheus(metrics)
                .orElseThrow(() -> Answers.notFound("thing: metrics are not collected for Prometheus"));
        ctx.contentType("text/plain; version=0.0.4; charset=utf-8").result(prometheus.scrape());
    }

    private static Optional<PrometheusMeterRegistry> prometheus(MeterRegistry registry) {
        if (registry instanceof PrometheusMeterRegistry found) {
            return Optional.of(found);
        } else if (registry instanceof CompositeMeterRegistry composite) {
            return composite.getRegistries().stream()
                    .flatMap(member -> prometheus(member).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
