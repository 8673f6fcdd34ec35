package org.parley.ingest.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;
import org.apache.hc.core5.http2.config.H2Config;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.parley.runtime.net.AddressGuard;

/**
 * Apache's asynchronous client, HTTP/2 where the server offers it: no thread waits for a server. Connects only to addresses that the
 * guard permits, holds no body beyond the limit, and ends every exchange by its deadline. Why this client: docs/adr/0003. Thread-safe.
 */
final class ApacheTransport implements HttpTransport {

    private static final int LOOKUP_THREADS = 16;

    /** A head beyond this is no web server's: without a limit it could grow as long as the deadline lasts. */
    private static final int MAX_HEADER_LINE = 32 * 1024;

    private static final int MAX_HEADERS = 300;
    private static final int MAX_HEADER_BYTES = 256 * 1024;

    private static final TimeValue CLOSE_WAIT = TimeValue.ofSeconds(1);

    private final FetchConfig config;
    private final BodyDecoder decoder;
    private final ExecutorService lookups;
    private final GuardedResolver resolver;
    private final CloseableHttpAsyncClient client;

    ApacheTransport(FetchConfig config, DnsResolver names) {
        this(config, names, ClientTlsStrategyBuilder.create().buildAsync());
    }

    /** @param tls shakes hands, and judges certificates */
    ApacheTransport(FetchConfig config, DnsResolver names, TlsStrategy tls) {
        this.config = config;
        this.decoder = new BodyDecoder(config.maxBody());
        this.lookups = Executors.newFixedThreadPool(LOOKUP_THREADS, ApacheTransport::lookupThread);
        String proxyHost = config.proxy().map(URI::getHost).orElse(null);
        this.resolver = new GuardedResolver(names, new AddressGuard(config.allowedNetworks()), proxyHost, lookups);
        this.client = client(tls);
        this.client.start();
    }

    @Override
    public CompletableFuture<FetchResult> get(URI uri, Map<String, String> headers) {
        SimpleRequestBuilder request = SimpleRequestBuilder.get(uri);
        headers.forEach(request::setHeader);
        // A kept connection may have been closed by the server just now; a fresh one tells whether there is more to it.
        return attempt(uri, request)
                .thenCompose(
                        result -> isBroken(result) ? attempt(uri, request) : CompletableFuture.completedFuture(result));
    }

    @Override
    public CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body) {
        return attempt(uri, SimpleRequestBuilder.post(uri).setBody(body, ContentType.parse(contentType)));
    }

    private CompletableFuture<FetchResult> attempt(URI uri, SimpleRequestBuilder request) {
        String connectTo = config.proxy().orElse(uri).getHost();
        return resolver.prefetch(connectTo)
                .orTimeout(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(addresses -> exchange(uri, request))
                .exceptionally(this::judge);
    }

    @Override
    public void close() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(CLOSE_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close(CloseMode.IMMEDIATE);
        lookups.shutdownNow();
    }

    private CompletableFuture<FetchResult> exchange(URI uri, SimpleRequestBuilder request) {
        CompletableFuture<FetchResult> outcome = new CompletableFuture<>();
        Future<RawResponse> exchange = client.execute(
                SimpleRequestProducer.create(introduced(request)),
                new BoundedBodyConsumer(config.maxBody()),
                new FutureCallback<>() {
                    @Override
                    public void completed(RawResponse raw) {
                        outcome.complete(unpack(uri, raw));
                    }

                    @Override
                    public void failed(Exception failure) {
                        outcome.completeExceptionally(failure);
                    }

                    @Override
                    public void cancelled() {
                        outcome.completeExceptionally(new TimeoutException("gave up after " + config.deadline()));
                    }
                });
        return outcome.orTimeout(config.deadline().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((result, failure) -> {
                    if (failure != null) {
                        exchange.cancel(true);
                    }
                });
    }

    private SimpleHttpRequest introduced(SimpleRequestBuilder request) {
        return request.setHeader("User-Agent", config.userAgentHeader())
                .setHeader("Accept-Encoding", BodyDecoder.ACCEPTED)
                .build();
    }

    private FetchResult unpack(URI uri, RawResponse raw) {
        try {
            byte[] body = decoder.decode(raw.body(), raw.headers().get("Content-Encoding"));
            return new FetchResult.Response(raw.status(), uri, List.of(), raw.headers(), body);
        } catch (BodyTooLargeException e) {
            return refused(FetchResult.Refusal.TOO_LARGE, e);
        } catch (IOException | RuntimeException e) {
            return refused(FetchResult.Refusal.BAD_ENCODING, e);
        }
    }

    /** Sorts what went wrong; the one place where exceptions of the network become values. */
    private FetchResult judge(Throwable thrown) {
        Throwable failure =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedAddressException) {
                return refused(FetchResult.Refusal.PRIVATE_ADDRESS, cause);
            }
            if (cause instanceof BodyTooLargeException) {
                return refused(FetchResult.Refusal.TOO_LARGE, cause);
            }
            if (cause instanceof SSLException) {
                return failed(FetchResult.Failure.TLS, cause);
            }
            if (cause instanceof UnknownHostException) {
                return failed(FetchResult.Failure.DNS, cause);
            }
        }
        if (failure instanceof TimeoutException
                || failure instanceof SocketTimeoutException
                || failure instanceof ConnectionRequestTimeoutException
                || failure instanceof InterruptedIOException) {
            return failed(FetchResult.Failure.TIMEOUT, failure);
        }
        if (failure instanceof ConnectException) {
            return failed(FetchResult.Failure.CONNECT, failure);
        }
        return failed(FetchResult.Failure.BROKEN, failure);
    }

    private static boolean isBroken(FetchResult result) {
        return result instanceof FetchResult.Failed failed && failed.failure() == FetchResult.Failure.BROKEN;
    }

    private static FetchResult refused(FetchResult.Refusal refusal, Throwable cause) {
        return new FetchResult.Refused(refusal, words(cause));
    }

    private static FetchResult failed(FetchResult.Failure failure, Throwable cause) {
        return new FetchResult.Failed(failure, words(cause), null);
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private CloseableHttpAsyncClient client(TlsStrategy tls) {
        Timeout connect = Timeout.of(config.connectTimeout());
        Timeout idle = Timeout.of(config.idleTimeout());
        PoolingAsyncClientConnectionManager connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(resolver)
                .setTlsStrategy(tls)
                .setMaxConnTotal(config.maxConcurrent() * 2)
                .setMaxConnPerRoute(config.maxConcurrent())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(idle)
                        .setIdleTimeout(Timeout.ofSeconds(10))
                        .build())
                .build();
        return HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_HEADER_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .setH2Config(H2Config.custom()
                        .setPushEnabled(false)
                        .setMaxHeaderListSize(MAX_HEADER_BYTES)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom().setSoTimeout(idle).build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(idle)
                        .build())
                .setProxy(config.proxy().map(HttpHost::create).orElse(null))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .evictExpiredConnections()
                .build();
    }

    private static Thread lookupThread(Runnable work) {
        Thread thread = new Thread(work, "ingest-dns");
        thread.setDaemon(true);
        return thread;
    }
}
