package org.parley.schemas;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One topic and all that its writers and readers must agree on: name, key, value, serde, partitioning and settings.
 * The constants in {@link Topics} are the only instances; a topic's name written anywhere else is a bug. Immutable.
 *
 * @param <V> the record in the topic's values; keys are always strings
 */
public final class Topic<V extends SpecificRecord> {

    private final String name;
    private final RecordSerde<V> valueSerde;
    private final RecordSerde<V> storeSerde;
    private final Partitioning partitioning;
    private final TopicSettings settings;

    Topic(String name, Class<V> valueType, Partitioning partitioning, TopicSettings settings) {
        this.name = name;
        this.valueSerde = new RecordSerde<>(valueType, name);
        this.storeSerde = new RecordSerde<>(valueType);
        this.partitioning = partitioning;
        this.settings = settings;
    }

    /** Full name in Kafka, prefix included. */
    public String name() {
        return name;
    }

    /** Name without the common prefix, for node names and metrics. */
    public String shortName() {
        return name.substring(Topics.PREFIX.length());
    }

    /** Serde of the keys. */
    public Serde<String> keySerde() {
        return Serdes.String();
    }

    /** Serde of the values: Avro single-object encoding, unless {@link ValueFormats} has chosen another. */
    public RecordSerde<V> valueSerde() {
        return valueSerde;
    }

    /** Serde of the same records in state stores and other places of our own: Avro single-object encoding. */
    public RecordSerde<V> storeSerde() {
        return storeSerde;
    }

    /** How keys find their partition. */
    public Partitioning partitioning() {
        return partitioning;
    }

    /** How the topic is created. */
    public TopicSettings settings() {
        return settings;
    }

    /**
     * A record for this topic, with the partition already chosen by the topic's own rule.
     *
     * @param partitions how many partitions the topic has in the cluster written to
     * @param timestampMillis time of the record: when it was made, never the time of what it tells of, since retention counts by it
     */
    public ProducerRecord<String, V> newRecord(String key, V value, int partitions, long timestampMillis) {
        return new ProducerRecord<>(name, partitioning.partition(key, partitions), timestampMillis, key, value);
    }

    @Override
    public String toString() {
        return name;
    }
}
