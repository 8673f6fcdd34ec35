package org.parley.runtime.kafka;

import org.jspecify.annotations.Nullable;

/** Kafka could not be reached or refused; trying again later may help. */
public final class KafkaUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KafkaUnavailableException(String message, @Nullable Throwable cause) {
        super(cause == null ? message : message + ": " + cause.getMessage(), cause);
    }
}
