package org.parley.registry;

import com.microsoft.kiota.ApiException;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.avro.AvroSerdeConfig;
import java.io.EOFException;
import java.nio.BufferUnderflowException;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.parley.schemas.UnreadableRecordException;
import org.parley.schemas.ValueFormat;

/**
 * Confluent's wire format through Apicurio's serdes: a zero byte, the schema's number in the registry as four bytes, big end first, the Avro
 * body. A topic's schema is registered with its first record, under the subject {@code <topic>-value}. Numbers are asked for once; a
 * registry that is away stops only who meets a schema for the first time. Thread-safe.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire format</a>
 */
final class ConfluentFormat implements ValueFormat {

    private static final byte MAGIC = 0;
    private static final int NOT_FOUND = 404;

    private final AvroKafkaSerializer<SpecificRecord> serializer = new AvroKafkaSerializer<>();
    private final AvroKafkaDeserializer<SpecificRecord> deserializer = new AvroKafkaDeserializer<>();

    private ConfluentFormat(String registry) {
        Map<String, Object> config = Map.of(
                SchemaResolverConfig.REGISTRY_URL, registry,
                SchemaResolverConfig.AUTO_REGISTER_ARTIFACT, true,
                // A schema stands in the registry whole: not every tool puts one together from its parts.
                SchemaResolverConfig.DEREFERENCE_SCHEMA, true,
                AvroSerdeConfig.USE_SPECIFIC_AVRO_READER, true);
        serializer.configure(config, false);
        deserializer.configure(config, false);
    }

    @Override
    public boolean recognises(byte[] value) {
        return value.length > 0 && value[0] == MAGIC;
    }

    @Override
    public byte[] write(String topic, SpecificRecord record) {
        return serializer.serialize(topic, record);
    }

    @Override
    public <T extends SpecificRecord> T read(String topic, Class<T> type, byte[] value) {
        try {
            return type.cast(deserializer.deserialize(topic, value));
        } catch (RuntimeException failed) {
            if (isForEver(failed)) {
                throw new UnreadableRecordException(type.getSimpleName(), value.length, failed);
            }
            throw failed;
        }
    }

    /** Whether the bytes are to blame: bytes that end too early or are of another record, or a number that the registry does not know. */
    private static boolean isForEver(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof EOFException
                        || cause instanceof AvroRuntimeException
                        || cause instanceof ClassCastException
                        || cause instanceof BufferUnderflowException
                        || cause instanceof ApiException answer && answer.getResponseStatusCode() == NOT_FOUND);
    }

    /** Found by whoever sets {@code kafka.schema-registry}. */
    public static final class Provider implements ValueFormat.Provider {

        @Override
        public ValueFormat create(String registry) {
            return new ConfluentFormat(registry);
        }
    }
}
