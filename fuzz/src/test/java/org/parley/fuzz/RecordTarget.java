package org.parley.fuzz;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.parley.schemas.RecordSerde;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.parley.schemas.json.RecordJson;

/** The reading of records: any bytes are a record, which can be written again, or are refused as what cannot be read. */
public final class RecordTarget {

    private static final List<Topic<?>> TOPICS = Topics.ALL;
    private static final int MARKED = 128;

    private RecordTarget() {}

    /**
     * The first byte chooses the topic and whether the rest is a body under the topic's own schema, marked
     * as one so that more inputs get as far as the body, or all of the value.
     */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length == 0) {
            return;
        }
        int choice = input[0] & 0xff;
        Topic<?> topic = TOPICS.get(choice % MARKED % TOPICS.size());
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        tryRead(topic.valueSerde(), choice < MARKED ? rest : marked(topic.valueSerde(), rest));
    }

    private static <T extends SpecificRecord> void tryRead(RecordSerde<T> serde, byte[] bytes) {
        T record;
        try {
            record = serde.fromBytes(bytes);
        } catch (UnreadableRecordException refused) {
            return;
        }
        RecordJson.toJson(record);
        byte[] written = serde.toBytes(record);
        // Bytes, since a number may be none, which equals nothing.
        if (!Arrays.equals(serde.toBytes(serde.fromBytes(written)), written)) {
            throw new AssertionError("written and read again it is another record: " + record);
        }
    }

    private static byte[] marked(RecordSerde<?> serde, byte[] body) {
        long fingerprint = org.apache.avro.SchemaNormalization.parsingFingerprint64(
                org.apache.avro.specific.SpecificData.get().getSchema(serde.type()));
        return ByteBuffer.allocate(10 + body.length)
                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xc3)
                .put((byte) 0x01)
                .putLong(fingerprint)
                .put(body)
                .array();
    }
}
