package org.parley.schemas;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes single-object encoded records of known schemas. Avro's own decoder of messages reads from a stream, whose end it cannot see: there
 * a few bytes that claim a text of two gigabytes cost two gigabytes. This one reads from the array, so that nothing is longer than what is
 * left of it. Thread-safe.
 */
final class RecordDecoder<T extends SpecificRecord> {

    private static final short MARKER = (short) 0xC301;
    private static final int HEADER = 10;

    private final Map<Long, DatumReader<T>> readers;

    /**
     * @param schema that the record is wanted in
     * @param others that it may have been written in, too
     */
    RecordDecoder(SpecificData model, Schema schema, List<Schema> others) {
        Map<Long, Schema> writers = Stream.concat(Stream.of(schema), others.stream())
                .collect(Collectors.toMap(
                        SchemaNormalization::parsingFingerprint64, Function.identity(), (same, again) -> same));
        Map<Long, DatumReader<T>> byFingerprint = new HashMap<>();
        writers.forEach((fingerprint, writer) ->
                byFingerprint.put(fingerprint, new SpecificDatumReader<>(writer, schema, model)));
        this.readers = Map.copyOf(byFingerprint);
    }

    T decode(byte[] bytes) throws IOException {
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).getShort() != MARKER) {
            throw new BadHeaderException("it does not begin with the marker and fingerprint of a record");
        }
        long fingerprint = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(Short.BYTES);
        @Nullable DatumReader<T> reader = readers.get(fingerprint);
        if (reader == null) {
            throw new MissingSchemaException("no schema has the fingerprint " + Long.toHexString(fingerprint));
        }
        BinaryDecoder body = DecoderFactory.get().binaryDecoder(bytes, HEADER, bytes.length - HEADER, null);
        return reader.read(null, body);
    }
}
