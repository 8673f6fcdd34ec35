package org.parley.ingest.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

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
        return timed(() -> transport.get(uri, headers));
    }

    @Override
    public CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body) {
        return timed(() -> transport.post(uri, contentType, body));
    }

    @Override
    public void close() {
        transport.close();
    }

    private CompletableFuture<FetchResult> timed(Supplier<CompletableFuture<FetchResult>> request) {
        Timer.Sample started = Timer.start(meters);
        return request.get()
                .whenComplete((result, bug) -> started.stop(
                        meters.timer("ingest.fetch.duration", "outcome", bug == null ? word(result) : "error")));
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
