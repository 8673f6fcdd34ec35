package org.parley.schemas;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Makes the envelope for a record that can never be processed. */
public final class DeadLetters {

    private DeadLetters() {}

    /**
     * The envelope of a consumed record.
     *
     * @param record the record as it was read, undecoded
     * @param stage module and step, as {@code sink.index-event}
     * @param reason a short constant phrase
     * @param cause what was thrown, or null
     */
    public static DeadLetter of(
            ConsumerRecord<byte[], byte[]> record,
            String stage,
            String reason,
            @Nullable Throwable cause,
            Instant failedAt) {
        return DeadLetter.newBuilder()
                .setStage(stage)
                .setReason(reason)
                .setDetail(cause == null ? null : detail(cause))
                .setTopic(record.topic())
                .setPartition(record.partition())
                .setOffset(record.offset())
                .setKey(wrap(record.key()))
                .setValue(wrap(record.value()))
                .setFailedAt(failedAt)
                .build();
    }

    /** The words of a failure and of what caused it, innermost last. */
    public static String detail(Throwable failure) {
        StringBuilder words = new StringBuilder(failure.toString());
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            words.append("; because ").append(cause);
        }
        return words.toString();
    }

    private static @Nullable ByteBuffer wrap(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
