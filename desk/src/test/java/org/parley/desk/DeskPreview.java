package org.parley.desk;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.parley.desk.http.DeskServer;
import org.parley.desk.live.LiveStream;
import org.parley.runtime.config.Settings;

/** Serves the page on the test world, to look at it while changing it: run it, open http://localhost:8099. */
public final class DeskPreview {

    private DeskPreview() {}

    public static void main(String[] args) {
        DeskConfig config = DeskConfig.from(Settings.of(Map.of("desk.port", "8099")));
        LiveStream stream = new LiveStream(100, 10);
        new DeskServer(
                        config,
                        new FakeStore(DeskWorld.build()),
                        stream,
                        DeskWorld.feeds(),
                        () -> true,
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        Clock.fixed(DeskWorld.NOW, ZoneOffset.UTC))
                .start();
    }
}
