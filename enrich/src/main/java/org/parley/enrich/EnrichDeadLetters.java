package org.parley.enrich;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.DeadLetters;
import org.parley.schemas.Topics;

/** Puts a record that can never be processed into its envelope, for Kafka Streams to send within the same transaction. Stateless. */
final class EnrichDeadLetters {

    private EnrichDeadLetters() {}

    static List<ProducerRecord<byte[], byte[]>> of(
            ErrorHandlerContext context,
            byte @Nullable [] key,
            byte @Nullable [] value,
            String reason,
            Exception failure) {
        DeadLetter letter = DeadLetter.newBuilder()
                .setStage("enrich." + context.processorNodeId())
                .setReason(reason)
                .setDetail(DeadLetters.detail(failure))
                .setTopic(context.topic() == null ? "" : context.topic())
                .setPartition(context.partition())
                .setOffset(context.offset())
                .setKey(key == null ? null : ByteBuffer.wrap(key))
                .setValue(value == null ? null : ByteBuffer.wrap(value))
                .setFailedAt(Instant.ofEpochMilli(Math.max(0, context.timestamp())))
                .build();
        byte[] bytes = Topics.DEAD_LETTERS.valueSerde().toBytes(letter);
        return List.of(
                new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, Math.max(0, context.timestamp()), key, bytes));
    }
}
