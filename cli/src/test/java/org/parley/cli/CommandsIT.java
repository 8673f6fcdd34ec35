package org.parley.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedded.Servers;
import org.parley.embedded.junit.ServersExtension;
import org.parley.runtime.kafka.KafkaConfig;
import org.parley.runtime.kafka.TopicReader;
import org.parley.schemas.DeadLetter;
import org.parley.schemas.Topic;
import org.parley.schemas.Topics;

/** The commands that look inside and mend, on a real broker. */
@ExtendWith(ServersExtension.class)
class CommandsIT {

    private final String bootstrapServers;
    private final KafkaConfig kafka;

    CommandsIT(Servers servers) {
        this.bootstrapServers = servers.bootstrapServers();
        this.kafka = new KafkaConfig(bootstrapServers, 2, 1, Map.of());
    }

    @BeforeEach
    void createTopics() {
        run("topics", "create");
    }

    @Test
    void shouldCreateTopicsOnceAndShowThem() {
        assertThat(run("topics", "create").out).contains("nothing to create");

        Outcome list = run("topics");

        assertThat(list.code).isZero();
        assertThat(list.out.lines()).hasSize(Topics.ALL.size()).noneMatch(line -> line.contains("missing"));
    }

    @Test
    void shouldKeepSubscriptionsAndGiveThemAwayAsOpml(@TempDir Path folder) throws Exception {
        String url = "https://courier.example/rss";

        assertThat(run("feeds", "add", url, "--outlet", "Courier", "--country", "GBR", "--side", "western").code)
                .isZero();
        assertThat(run("feeds", "list").out).contains("Courier", "GBR", url, "not polled yet");
        Path opml = folder.resolve("feeds.opml");
        assertThat(run("feeds", "export", "-o", opml.toString()).code).isZero();
        assertThat(Files.readString(opml)).contains(url);

        assertThat(run("feeds", "remove", url).code).isZero();
        assertThat(run("feeds", "list").out).doesNotContain(url);
        assertThat(run("feeds", "import", opml.toString()).out).contains("subscribed to 1 feeds");
        assertThat(run("feeds", "list").out).contains(url);
        run("feeds", "remove", url);
    }

    @Test
    void shouldRefuseAnAddressThatIsNone() {
        Outcome refused = run("feeds", "add", "courier");

        assertThat(refused.code).isEqualTo(ExitCodes.USAGE);
        assertThat(refused.err).contains("http").doesNotContain("\tat ");
    }

    @Test
    void shouldSendADeadLetterBackWithItsOwnBytes() throws Exception {
        byte[] bytes = "the very bytes".getBytes(StandardCharsets.UTF_8);
        write(Topics.DEAD_LETTERS, "a1", letter("test.retry", Topics.ARTICLES, "a1", bytes));

        String id = run("dead-letters", "list", "--stage", "test.retry").out.split(" ")[0];
        Outcome retried = run("dead-letters", "retry", id);

        assertThat(retried.code).isZero();
        assertThat(retried.out).contains("sent to be tried again");
        assertThat(valuesOf(Topics.ARTICLES)).contains(bytes);
        assertThat(run("dead-letters", "retry", "0:999999").err).contains("there is no dead letter 0:999999");
    }

    @Test
    void shouldNotBringBackAStateThatALaterOneHasReplaced() throws Exception {
        write(Topics.FEEDS, "https://old.example/", feed());
        write(Topics.FEEDS, "https://old.example/", feed());
        write(Topics.DEAD_LETTERS, "x", letter("test.replaced", Topics.FEEDS, "https://old.example/", new byte[] {1}));

        Outcome retried = run("dead-letters", "retry", "--all", "--stage", "test.replaced");

        assertThat(retried.out).contains("left alone: a later record has replaced it");
        run("feeds", "remove", "https://old.example/");
    }

    @Test
    void shouldSayWhereKafkaWasLookedFor() {
        Outcome outcome = execute(
                "explain",
                "abc",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "-S",
                "kafka.client.default.api.timeout.ms=1000");

        assertThat(outcome.code).isEqualTo(ExitCodes.FATAL);
        assertThat(outcome.err).startsWith("parley: ").doesNotContain("\tat ");
    }

    private static DeadLetter letter(String stage, Topic<?> topic, String key, byte[] value) {
        return DeadLetter.newBuilder()
                .setStage(stage)
                .setReason("could not be read")
                .setTopic(topic.name())
                .setPartition(topic.partitioning().partition(key, 2))
                .setOffset(0L)
                .setKey(ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                .setValue(ByteBuffer.wrap(value))
                .setFailedAt(Instant.parse("2025-03-01T00:00:00Z"))
                .build();
    }

    private static org.parley.schemas.Feed feed() {
        return org.parley.schemas.Feed.newBuilder()
                .setUrl("https://old.example/")
                .setOutlet(org.parley.schemas.Outlet.newBuilder().setName("Old").build())
                .setAddedAt(Instant.parse("2025-03-01T00:00:00Z"))
                .build();
    }

    private <V extends SpecificRecord> void write(Topic<V> topic, String key, V value) throws Exception {
        try (KafkaProducer<String, V> producer = new KafkaProducer<>(
                kafka.clientConfig(), new StringSerializer(), topic.valueSerde().serializer())) {
            ProducerRecord<String, V> record =
                    topic.newRecord(key, value, 2, Instant.now().toEpochMilli());
            producer.send(record).get();
        }
    }

    private List<byte[]> valuesOf(Topic<?> topic) {
        List<byte[]> values = new ArrayList<>();
        try (TopicReader reader = new TopicReader(kafka)) {
            reader.forEach(topic, record -> values.add(record.value()));
        }
        return values;
    }

    private record Outcome(int code, String out, String err) {}

    private Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--bootstrap-servers", bootstrapServers, "-S", "kafka.partitions=2"));
        return execute(all.toArray(String[]::new));
    }

    private static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Parley.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Outcome(code, out.toString(), err.toString());
    }
}
