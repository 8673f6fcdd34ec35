package org.parley.ingest.fetch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.hc.client5.http.DnsResolver;
import org.jspecify.annotations.Nullable;
import org.parley.runtime.net.AddressGuard;

/**
 * Looks names up and hands out only addresses that the guard permits. The HTTP client connects to exactly the addresses that it gets
 * here, so that a name server which changes its answer between check and connection gains nothing. Thread-safe.
 */
final class GuardedResolver implements DnsResolver {

    private final DnsResolver names;
    private final AddressGuard guard;
    private final @Nullable String proxyHost;
    private final Executor lookups;
    private final Cache<String, CompletableFuture<InetAddress[]>> known;

    /**
     * @param names the plain resolver to ask
     * @param proxyHost a host that is not judged, being our own choice; null without a proxy
     * @param lookups threads that may block in a lookup
     */
    GuardedResolver(DnsResolver names, AddressGuard guard, @Nullable String proxyHost, Executor lookups) {
        this.names = names;
        this.guard = guard;
        this.proxyHost = proxyHost;
        this.lookups = lookups;
        this.known = Caffeine.newBuilder()
                .maximumSize(20_000)
                .expireAfterWrite(Duration.ofMinutes(1))
                .build();
    }

    /** Looks a host up on a thread that may block, so that {@link #resolve} answers at once afterwards. Fails as that would. */
    CompletableFuture<InetAddress[]> prefetch(String host) {
        CompletableFuture<InetAddress[]> lookup =
                known.get(host, name -> CompletableFuture.supplyAsync(() -> lookUp(name), lookups));
        // A name that could not be had is asked for again next time.
        return lookup.whenComplete((addresses, failure) -> {
            if (failure != null) {
                known.asMap().remove(host, lookup);
            }
        });
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        try {
            return prefetch(host).join().clone();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) {
                throw unknown;
            }
            throw e;
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private InetAddress[] lookUp(String host) {
        try {
            InetAddress[] all = names.resolve(host);
            InetAddress[] permitted = host.equals(proxyHost)
                    ? all
                    : Arrays.stream(all).filter(guard::permits).toArray(InetAddress[]::new);
            if (permitted.length == 0) {
                throw new RefusedAddressException(host);
            }
            return permitted;
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
