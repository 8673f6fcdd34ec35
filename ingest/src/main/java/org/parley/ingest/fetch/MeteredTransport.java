package org.parley.ingest.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Times each request by its outcome: {@code ingest.fetch.duration{outcome}}. */
final class MeteredTransport implements HttpTransport {

    private final HttpTransport transport;
    private final MeterRegistry meters;

    MeteredTransport(HttpTransport transport, MeterRegistry meters) {
        this.transport = transport;
        this.meters = meters;
    }

    @Override
    public CompletableFuture<FetchResult> get(URI uri, Map<String, String> headers) {
        Timer.Sample started = Timer.start(meters);
        return transport
                .get(uri, headers)
                .whenComplete((result, bug) -> started.stop(
                        meters.timer("ingest.fetch.duration", "outcome", bug == null ? word(result) : "error")));
    }

    @Override
    public void close() {
        transport.close();
    }

    private static String word(FetchResult result) {
        if (result instanceof FetchResult.Response response) {
            return response.status() / 100 + "xx";
        }
        return result instanceof FetchResult.Refused refused
                ? word(refused.refusal())
                : word(((FetchResult.Failed) result).failure());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
