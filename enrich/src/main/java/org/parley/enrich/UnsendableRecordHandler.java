package org.parley.enrich;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the cause of a result that is too large, or cannot be encoded, to the dead letters and goes on; any other failure to send is
 * Kafka's and stops the task. Made by Kafka Streams; thread-safe.
 */
public final class UnsendableRecordHandler implements ProductionExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnsendableRecordHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception failure) {
        if (!(failure instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        LOG.error("Result is too large and is left out: topic={}", record.topic(), failure);
        return Response.resume(EnrichDeadLetters.of(
                context, context.sourceRawKey(), context.sourceRawValue(), "result too large", failure));
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is raw
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception failure,
            SerializationExceptionOrigin origin) {
        LOG.error("Result cannot be encoded and is left out: topic={}", record.topic(), failure);
        return Response.resume(EnrichDeadLetters.of(
                context, context.sourceRawKey(), context.sourceRawValue(), "result not encodable", failure));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to configure
    }
}
