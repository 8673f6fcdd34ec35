package org.parley.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.embedded.EmbeddedKafka;
import org.parley.embedded.EmbeddedKafkaConfig;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;
import org.parley.schemas.Topics;
import org.parley.schemas.UnreadableRecordException;
import org.parley.schemas.ValueFormat;
import org.parley.schemas.ValueFormats;

class ConfluentFormatIT {

    private static RegistryServer server;
    private static ValueFormat format;

    @BeforeAll
    static void start() throws IOException {
        server = RegistryServer.start();
        ValueFormats.useRegistry(server.registry());
        format = new ConfluentFormat.Provider().create(server.registry());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldWriteTopicsThatAnyToolOfConfluentsFormatReads(@TempDir Path folder) throws Exception {
        // given
        Feed feed = feed();
        try (EmbeddedKafka kafka = EmbeddedKafka.start(EmbeddedKafkaConfig.in(folder));
                KafkaProducer<String, Feed> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.bootstrapServers()),
                        new StringSerializer(),
                        Topics.FEEDS.valueSerde());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(Topics.FEEDS.name(), 1, (short) 1)))
                    .all()
                    .get();

            // when
            producer.send(Topics.FEEDS.newRecord(feed.getUrl(), feed, 1, 0)).get();
            byte[] value = first(kafka.bootstrapServers()).value();

            // then: a zero, a number under which the registry has the schema, and a body of that schema
            ByteBuffer bytes = ByteBuffer.wrap(value);
            assertThat(bytes.get()).isZero();
            Schema schema = schema(bytes.getInt());
            GenericRecord read = new GenericDatumReader<GenericRecord>(schema)
                    .read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
            assertThat(read.get("url")).hasToString(feed.getUrl());
            assertThat(server.get("/apis/ccompat/v7/subjects")).contains("\"parley.feeds-value\"");
            assertThat(Topics.FEEDS.valueSerde().fromBytes(value)).isEqualTo(feed);
        }
    }

    @Test
    void shouldStillReadWhatWasWrittenInSingleObjectEncoding() {
        byte[] before = Topics.FEEDS.storeSerde().toBytes(feed());

        assertThat(before).startsWith(0xC3, 0x01);
        assertThat(Topics.FEEDS.valueSerde().fromBytes(before)).isEqualTo(feed());
    }

    @Test
    void shouldRefuseForEverWhatIsCutShortOrOfAnotherTopic() {
        byte[] whole = Topics.FEEDS.valueSerde().toBytes(feed());

        assertThatThrownBy(() -> Topics.FEEDS.valueSerde().fromBytes(Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> Topics.FEEDS.valueSerde().fromBytes(Arrays.copyOf(whole, 3)))
                .isInstanceOf(UnreadableRecordException.class);
        assertThatThrownBy(() -> Topics.LINKS.valueSerde().fromBytes(whole))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldRefuseForEverANumberThatTheRegistryDoesNotKnow() {
        byte[] unknown = {0, 0, 0x7f, 0, 1, 2, 2};

        assertThatThrownBy(() -> format.read("parley.feeds", Feed.class, unknown))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldNotBlameTheBytesForARegistryThatIsAway() {
        ValueFormat away = new ConfluentFormat.Provider().create("http://127.0.0.1:9/apis/registry/v3");

        assertThatThrownBy(() -> away.read("parley.feeds", Feed.class, new byte[] {0, 0, 0, 0, 1, 2, 2}))
                .isNotInstanceOf(UnreadableRecordException.class);
    }

    private static Schema schema(int id) throws IOException {
        String answer = server.get("/apis/ccompat/v7/schemas/ids/" + id);
        return new Schema.Parser()
                .parse(new ObjectMapper().readTree(answer).get("schema").asText());
    }

    private static ConsumerRecord<String, byte[]> first(String bootstrapServers) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.GROUP_ID_CONFIG,
                "anybody");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(Topics.FEEDS.name()));
            return consumer.poll(Duration.ofSeconds(30)).iterator().next();
        }
    }

    private static Feed feed() {
        return Feed.newBuilder()
                .setUrl("https://courier.example/feed")
                .setOutlet(Outlet.newBuilder().setName("Courier").build())
                .setAddedAt(Instant.EPOCH)
                .build();
    }
}
