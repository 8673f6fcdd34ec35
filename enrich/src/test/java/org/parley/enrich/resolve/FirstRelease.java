package org.parley.enrich.resolve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.parley.schemas.Event;

/** Events as the first release wrote them, to topics and to stores. */
public final class FirstRelease {

    private static final String SCHEMA = "/org/parley/schemas/released/Event/1.avsc";

    private FirstRelease() {}

    /** The event in single-object encoding under the first release's schema. */
    public static byte[] bytes(Event event) throws IOException {
        Schema released;
        try (InputStream stream = Event.class.getResourceAsStream(SCHEMA)) {
            released = new Schema.Parser().parse(stream);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(Event.class).write(event, encoder);
        encoder.flush();
        GenericRecord old = new GenericDatumReader<GenericRecord>(event.getSchema(), released)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        var message = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), released).encode(old);
        byte[] stored = new byte[message.remaining()];
        message.get(stored);
        return stored;
    }
}
