package org.parley.desk.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.parley.schemas.Topic;

/**
 * A topic that the live stream follows.
 *
 * @param topic the topic
 * @param type name of its messages in the stream
 * @param toJson what readers get of a record
 * @param <V> the record
 */
public record LiveTopic<V extends SpecificRecord>(Topic<V> topic, String type, Function<V, ObjectNode> toJson) {

    String read(byte[] value) {
        return toJson.apply(topic.valueSerde().fromBytes(value)).toString();
    }
}
