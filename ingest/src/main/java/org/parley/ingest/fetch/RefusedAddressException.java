package org.parley.ingest.fetch;

import java.net.UnknownHostException;

/** A host whose addresses are none of our business. */
final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException(String host) {
        super(host + " has no public address");
    }
}
