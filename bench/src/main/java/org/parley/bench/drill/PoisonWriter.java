package org.parley.bench.drill;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** Writes bytes that are no record into every topic. Argument: bootstrap servers. */
public final class PoisonWriter {

    private PoisonWriter() {}

    public static void main(String[] args) throws ExecutionException, InterruptedException {
        KafkaConfig kafka = new KafkaConfig(args[0], 4, -1, Map.of());
        byte[] poison = "no record at all".getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(kafka.clientConfig(), new StringSerializer(), new ByteArraySerializer())) {
            for (Topic<?> topic : Topics.ALL) {
                producer.send(new ProducerRecord<>(topic.name(), "poison", poison))
                        .get();
                System.out.println("poisoned " + topic.name());
            }
        }
    }
}
