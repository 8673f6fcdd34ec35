package org.parley.cli.terminal;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.schemas.Alert;
import org.parley.schemas.Topics;

/** Prints alerts as they fire, from the moment it is started. One thread of its own. */
public final class AlertPrinter implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final KafkaConsumer<String, Alert> consumer;
    private final Consumer<String> out;
    private final Thread thread = new Thread(this::run, "alert-printer");

    private AlertPrinter(KafkaConsumer<String, Alert> consumer, Consumer<String> out) {
        this.consumer = consumer;
        this.out = out;
    }

    /** Begins to print to {@code out}; alerts that have fired before are not shown. */
    public static AlertPrinter start(KafkaConfig kafka, Consumer<String> out) {
        Map<String, Object> properties = kafka.clientConfig();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        KafkaConsumer<String, Alert> consumer = new KafkaConsumer<>(
                properties, new StringDeserializer(), Topics.ALERTS.valueSerde().deserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.ALERTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        AlertPrinter printer = new AlertPrinter(consumer, out);
        // Asking for the position fixes the end now and not at the first poll.
        partitions.forEach(consumer::position);
        printer.thread.setDaemon(true);
        printer.thread.start();
        return printer;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(record -> out.accept(line(record.value())));
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    private static String line(Alert alert) {
        String now = TIME.format(LocalTime.now(ZoneId.systemDefault()));
        return "  %s  %-7s  %s".formatted(now, alert.getAction(), alert.getTitle());
    }
}
