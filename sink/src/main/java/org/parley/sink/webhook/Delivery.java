package org.parley.sink.webhook;

import org.parley.schemas.Alert;

/** Brings alerts to one target. Used by one thread. */
interface Delivery extends AutoCloseable {

    /** Tries once; never throws for what a receiver or the network does. */
    DeliveryOutcome deliver(Alert alert);

    @Override
    void close();
}
