package org.parley.sink.webhook;

import java.time.Duration;
import java.util.Optional;

/** What became of one attempt to deliver an alert. */
sealed interface DeliveryOutcome {

    /** The receiver has it. */
    record Delivered() implements DeliveryOutcome {}

    /** The receiver will never take it. */
    record Rejected(String detail) implements DeliveryOutcome {}

    /**
     * It may be taken later.
     *
     * @param notBefore wait that the receiver asks for
     */
    record Failed(String detail, Optional<Duration> notBefore) implements DeliveryOutcome {

        Failed(String detail) {
            this(detail, Optional.empty());
        }
    }

    DeliveryOutcome DELIVERED = new Delivered();
}
