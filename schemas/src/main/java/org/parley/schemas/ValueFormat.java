package org.parley.schemas;

import org.apache.avro.specific.SpecificRecord;

/**
 * How values stand in topics instead of in single-object encoding, so that tools which expect another encoding read them. Values of
 * both kinds may stand side by side: each is read as what it is. Implementations are thread-safe.
 */
public interface ValueFormat {

    /** Whether a value was written in this format, by its first bytes. */
    boolean recognises(byte[] value);

    /** The bytes of a record for a topic. */
    byte[] write(String topic, SpecificRecord record);

    /**
     * Reads a value that {@link #recognises} took.
     *
     * @throws UnreadableRecordException when the bytes never will be a record; any other exception means that it may work later
     */
    <T extends SpecificRecord> T read(String topic, Class<T> type, byte[] value);

    /** Makes the format that keeps its schemas in a registry; found by {@link java.util.ServiceLoader}. */
    interface Provider {

        /** @param registry address of the registry */
        ValueFormat create(String registry);
    }
}
