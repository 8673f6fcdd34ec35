package org.parley.ingest.fetch;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;

/**
 * The fetcher that servers are to meet: one request at a time and a pause for each host, robots.txt obeyed, redirects followed up to a
 * limit and each of them judged like a first address. A redirect within a host stays on the host's turn; one to another host waits for
 * that host's.
 */
public final class PoliteFetcher implements Fetcher {

    /** After a job that asked nothing; not zero, since thousands of those would end inside one another. */
    private static final Duration NEXT = Duration.ofMillis(1);

    private final FetchConfig config;
    private final HttpTransport transport;
    private final ScheduledExecutorService timer;
    private final HostQueues queues;
    private final RobotsCache robots;

    /** A fetcher on the network. */
    public static PoliteFetcher create(FetchConfig config, MeterRegistry meters) {
        HttpTransport network = new ApacheTransport(config, SystemDefaultDnsResolver.INSTANCE);
        return new PoliteFetcher(config, new MeteredTransport(network, meters));
    }

    PoliteFetcher(FetchConfig config, HttpTransport transport) {
        this.config = config;
        this.transport = transport;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "ingest-politeness");
            thread.setDaemon(true);
            return thread;
        });
        this.queues = new HostQueues(config.maxConcurrent(), timer);
        this.robots = new RobotsCache(config);
    }

    @Override
    public CompletableFuture<FetchResult> feed(URI uri, Map<String, String> headers) {
        return enqueue(new Hop(uri, headers, false, List.of()), () -> true);
    }

    @Override
    public CompletableFuture<FetchResult> page(URI uri, Map<String, String> headers, BooleanSupplier wanted) {
        return enqueue(new Hop(uri, headers, config.robots(), List.of()), wanted);
    }

    @Override
    public CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body) {
        Hop hop = new Hop(uri, Map.of(), false, List.of());
        return hop.usable()
                ? queues.submit(hop.host(), () -> transport.post(uri, contentType, body), () -> pauseAfter(uri))
                : refused(FetchResult.Refusal.BAD_ADDRESS, uri.toString());
    }

    @Override
    public void close() {
        timer.shutdownNow();
        transport.close();
    }

    private CompletableFuture<FetchResult> enqueue(Hop hop, BooleanSupplier wanted) {
        if (!hop.usable()) {
            return refused(FetchResult.Refusal.BAD_ADDRESS, hop.uri.toString());
        }
        AtomicBoolean asked = new AtomicBoolean();
        Supplier<CompletableFuture<Step>> turn = () -> {
            asked.set(wanted.getAsBoolean());
            return asked.get()
                    ? onTurn(hop)
                    : CompletableFuture.completedFuture(
                            Step.last(new FetchResult.Refused(FetchResult.Refusal.UNWANTED, hop.uri.toString())));
        };
        return queues.submit(hop.host(), turn, () -> asked.get() ? pauseAfter(hop.uri) : NEXT)
                .thenCompose(step -> step.onwards == null
                        ? CompletableFuture.completedFuture(step.result())
                        : enqueue(step.onwards, wanted));
    }

    /** Follows redirects as long as they stay on the host whose turn it is. */
    private CompletableFuture<Step> onTurn(Hop hop) {
        return permitted(hop).thenCompose(objection -> {
            if (objection != null) {
                return CompletableFuture.completedFuture(Step.last(objection));
            }
            return transport.get(hop.uri, hop.headers).thenCompose(result -> {
                Step step = next(hop, result);
                Hop onwards = step.onwards;
                return onwards != null && onwards.usable() && onwards.host().equals(hop.host())
                        ? onTurn(onwards)
                        : CompletableFuture.completedFuture(step);
            });
        });
    }

    /** Null, or why the hop may not be made. */
    private CompletableFuture<@Nullable FetchResult> permitted(Hop hop) {
        if (!hop.robots) {
            return CompletableFuture.completedFuture(null);
        }
        return robots.rulesFor(hop.uri, this::getRobots).thenApply(rules -> rules.objection(hop.uri));
    }

    /** robots.txt is asked for on the turn of the host that it governs, even where it redirects elsewhere. */
    private CompletableFuture<FetchResult> getRobots(URI uri, Map<String, String> headers) {
        return followRobots(new Hop(uri, headers, false, List.of()));
    }

    private CompletableFuture<FetchResult> followRobots(Hop hop) {
        return transport.get(hop.uri, hop.headers).thenCompose(result -> {
            Step step = next(hop, result);
            Hop onwards = step.onwards;
            return onwards != null && onwards.usable()
                    ? followRobots(onwards)
                    : CompletableFuture.completedFuture(result);
        });
    }

    private Step next(Hop hop, FetchResult result) {
        if (!(result instanceof FetchResult.Response response)) {
            return Step.last(result);
        }
        String location = isRedirect(response.status()) ? response.headers().get("Location") : null;
        if (location == null) {
            return Step.last(new FetchResult.Response(
                    response.status(), hop.uri, hop.redirects, response.headers(), response.body()));
        }
        if (hop.redirects.size() >= config.maxRedirects()) {
            return Step.last(new FetchResult.Refused(
                    FetchResult.Refusal.TOO_MANY_REDIRECTS, hop.redirects.size() + ", the last to " + hop.uri));
        }
        URI target = Addresses.resolve(hop.uri, location);
        return target == null
                ? Step.last(new FetchResult.Refused(FetchResult.Refusal.BAD_ADDRESS, location))
                : Step.onwards(hop.redirectedTo(response.status(), target));
    }

    /** How long its host is left alone after a request: what its robots.txt asks for, be it longer or shorter than our own pause. */
    Duration pauseAfter(URI uri) {
        return robots.crawlDelay(uri).orElse(config.hostPause());
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static CompletableFuture<FetchResult> refused(FetchResult.Refusal refusal, String detail) {
        return CompletableFuture.completedFuture(new FetchResult.Refused(refusal, detail));
    }

    /** One address on the way to the answer. */
    private record Hop(URI uri, Map<String, String> headers, boolean robots, List<FetchResult.Redirect> redirects) {

        boolean usable() {
            String scheme = uri.getScheme();
            return uri.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
        }

        String host() {
            return uri.getHost().toLowerCase(Locale.ROOT);
        }

        Hop redirectedTo(int status, URI target) {
            List<FetchResult.Redirect> longer = new ArrayList<>(redirects);
            longer.add(new FetchResult.Redirect(status, target));
            return new Hop(target, headers, robots, List.copyOf(longer));
        }
    }

    /** Where a hop has led: to a result, or onwards. */
    private record Step(@Nullable FetchResult end, @Nullable Hop onwards) {

        static Step last(FetchResult result) {
            return new Step(result, null);
        }

        static Step onwards(Hop hop) {
            return new Step(null, hop);
        }

        FetchResult result() {
            return Objects.requireNonNull(end, "a step without onwards has an end");
        }
    }
}
