package org.parley.enrich;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends bytes that are no record to the dead letters and goes on. Made by Kafka Streams; thread-safe. */
public final class UnreadableRecordHandler implements DeserializationExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRecordHandler.class);

    @Override
    public Response handleError(ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception failure) {
        LOG.warn(
                "Record cannot be read and goes to the dead letters: topic={} partition={} offset={}",
                record.topic(),
                record.partition(),
                record.offset(),
                failure);
        return Response.resume(
                EnrichDeadLetters.of(context, record.key(), record.value(), "unreadable record", failure));
    }

    @Override
    public void configure(Map<String, ?> configs) {
        // nothing to configure
    }
}
