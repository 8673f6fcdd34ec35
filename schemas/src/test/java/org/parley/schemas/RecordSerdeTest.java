package org.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class RecordSerdeTest {

    private final RecordSerde<Feed> serde = new RecordSerde<>(Feed.class);

    @Test
    void shouldGiveBackWhatItWrote() {
        Feed feed = feed();

        byte[] bytes = serde.serialize("any", feed);

        assertThat(serde.deserialize("any", bytes)).isEqualTo(feed);
    }

    @Test
    void shouldBeginWithTheMarkerOfSingleObjectEncoding() {
        assertThat(serde.toBytes(feed())).startsWith(0xC3, 0x01);
    }

    @Test
    void shouldPassTombstonesOn() {
        assertThat(serde.serialize("any", null)).isNull();
        assertThat(serde.deserialize("any", null)).isNull();
    }

    @Test
    void shouldRefuseBytesThatAreNoRecord() {
        assertThatThrownBy(() -> serde.fromBytes("<rss/>".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableRecordException.class)
                .hasMessageContaining("not a readable Feed (6 bytes)");
    }

    @Test
    void shouldRefuseARecordThatIsCutShort() {
        byte[] whole = serde.toBytes(feed());
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length - 3);

        assertThatThrownBy(() -> serde.fromBytes(cut)).isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void shouldRefuseATextLongerThanTheRecordBeforeMakingRoomForIt() {
        // given a text that claims two gigabytes where five bytes are left
        byte[] bytes = java.util.Arrays.copyOf(serde.toBytes(feed()), 15);
        System.arraycopy(new byte[] {(byte) 0xEE, -1, -1, -1, 15}, 0, bytes, 10, 5);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        // when
        assertThatThrownBy(() -> serde.fromBytes(bytes)).isInstanceOf(UnreadableRecordException.class);

        // then
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
    }

    @Test
    void shouldRefuseToWriteAnIncompleteRecord() {
        assertThatThrownBy(() -> serde.toBytes(new Feed())).isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldReadARecordOfAnOlderSchema() throws Exception {
        // given a schema as an earlier release might have had it: without side and interval
        Schema outlet = SchemaBuilder.record("Outlet")
                .namespace("org.parley.schemas")
                .fields()
                .requiredString("name")
                .endRecord();
        Schema old = SchemaBuilder.record("Feed")
                .namespace("org.parley.schemas")
                .fields()
                .requiredString("url")
                .name("outlet")
                .type(outlet)
                .noDefault()
                .name("addedAt")
                .type(org.apache.avro.LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .endRecord();
        GenericRecord record = new GenericRecordBuilder(old)
                .set("url", "https://courier.example/feed")
                .set(
                        "outlet",
                        new GenericRecordBuilder(outlet).set("name", "Courier").build())
                .set("addedAt", 1_740_000_000_000L)
                .build();
        byte[] bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), old)
                .encode(record)
                .array();

        // when
        Feed read = new RecordSerde<>(Feed.class, null, List.of(old)).fromBytes(bytes);

        // then
        assertThat(read.getUrl()).isEqualTo("https://courier.example/feed");
        assertThat(read.getOutlet().getSide()).isEqualTo(Side.UNKNOWN);
        assertThat(read.getPollIntervalSeconds()).isNull();
    }

    static Feed feed() {
        return Feed.newBuilder()
                .setUrl("https://courier.example/feed")
                .setOutlet(Outlet.newBuilder()
                        .setName("Courier")
                        .setCountry("GBR")
                        .setSide(Side.WESTERN)
                        .build())
                .setAddedAt(Instant.parse("2025-02-27T19:00:00Z"))
                .build();
    }
}
