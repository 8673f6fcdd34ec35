package org.parley.schemas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Avro single-object encoding (Avro specification 1.12, "Single-object encoding": {@code C3 01}, the writer schema's
 * 64-bit Rabin fingerprint, the body). A record explains itself by the fingerprint; every schema ever released can be read.
 * A topic's serde writes the format that was chosen in {@link ValueFormats} instead, and reads both.
 * Bytes that cannot be read raise {@link UnreadableRecordException}. Thread-safe.
 *
 * @param <T> the generated record
 */
public final class RecordSerde<T extends SpecificRecord> implements Serde<T>, Serializer<T>, Deserializer<T> {

    static {
        TrustedRecords.install();
    }

    private final Class<T> type;
    private final @Nullable String topic;
    private final BinaryMessageEncoder<T> encoder;
    private final RecordDecoder<T> decoder;

    /** For what no other program reads, such as state stores. */
    public RecordSerde(Class<T> type) {
        this(type, null);
    }

    /** @param topic whose values it reads and writes, in the format that this process's topics have; null for no topic */
    RecordSerde(Class<T> type, @Nullable String topic) {
        this(type, topic, ReleasedSchemas.of(type.getSimpleName()));
    }

    RecordSerde(Class<T> type, @Nullable String topic, List<Schema> released) {
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        this.type = type;
        this.topic = topic;
        this.encoder = new BinaryMessageEncoder<>(model, schema);
        this.decoder = new RecordDecoder<>(model, schema, released);
    }

    /** The generated class that this serde reads and writes. */
    public Class<T> type() {
        return type;
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T record) {
        return record == null ? null : toBytes(record);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : fromBytes(bytes);
    }

    /** Encodes one record. */
    public byte[] toBytes(T record) {
        ValueFormat format = ValueFormats.chosen();
        return topic == null || format == null ? encode(record) : format.write(topic, record);
    }

    /**
     * Decodes one record.
     *
     * @throws UnreadableRecordException when the bytes are not a record of a known schema
     */
    public T fromBytes(byte[] bytes) {
        ValueFormat format = ValueFormats.chosen();
        return topic == null || format == null || !format.recognises(bytes)
                ? decode(bytes)
                : format.read(topic, type, bytes);
    }

    private byte[] encode(T record) {
        try {
            ByteBuffer buffer = encoder.encode(record);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException impossible) {
            throw new UncheckedIOException("in-memory encoding failed", impossible);
        } catch (AvroRuntimeException | ClassCastException | NullPointerException incomplete) {
            throw new SerializationException("not a complete " + type.getSimpleName() + ": " + record, incomplete);
        }
    }

    private T decode(byte[] bytes) {
        try {
            return decoder.decode(bytes);
        } catch (IOException | RuntimeException unreadable) {
            throw new UnreadableRecordException(type.getSimpleName(), bytes.length, unreadable);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return this;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this;
    }

    @Override
    public void configure(java.util.Map<String, ?> configs, boolean isKey) {
        // nothing to configure: the type says it all
    }

    @Override
    public void close() {
        // holds nothing
    }
}
