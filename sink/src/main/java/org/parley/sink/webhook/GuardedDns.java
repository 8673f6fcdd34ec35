package org.parley.sink.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.parley.runtime.net.AddressGuard;

/**
 * Looks names up and refuses private addresses. The client connects to exactly what it gets here, so that a name server which changes
 * its answer gains nothing. Thread-safe.
 */
final class GuardedDns implements DnsResolver {

    private static final AddressGuard PUBLIC_ONLY = new AddressGuard(List.of());

    private final boolean allowPrivate;

    GuardedDns(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = SystemDefaultDnsResolver.INSTANCE.resolve(host);
        for (InetAddress address : addresses) {
            if (!allowPrivate && !PUBLIC_ONLY.permits(address)) {
                throw new PrivateAddressException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
    }

    /** A target that stands in a private network and was not allowed to. */
    static final class PrivateAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        PrivateAddressException(String host) {
            super(host + " has a private address; allow-private-addresses would permit it");
        }
    }
}
