package org.parley.enrich;

import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends a record that no step can digest to the dead letters and goes on; trouble with Kafka or the stores is not the record's fault and
 * stops the task. Made by Kafka Streams; thread-safe.
 */
public final class PoisonRecordHandler implements ProcessingExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(PoisonRecordHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception failure) {
        if (failure instanceof KafkaException) {
            return Response.fail();
        }
        LOG.error(
                "Record cannot be processed and goes to the dead letters: step={} topic={} partition={} offset={}",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                failure);
        return Response.resume(EnrichDeadLetters.of(
                context, context.sourceRawKey(), context.sourceRawValue(), "processing failed", failure));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to configure
    }
}
