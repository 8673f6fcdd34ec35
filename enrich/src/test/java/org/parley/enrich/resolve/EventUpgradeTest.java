package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.state;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificDatumWriter;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Topics;

/** Events that the first release stored go on living under today's schema. */
class EventUpgradeTest {

    private static final String FIRST_RELEASE = "/org/parley/schemas/released/Event/1.avsc";

    @Test
    void shouldGoOnWithEventsThatTheFirstReleaseStored() throws IOException {
        // given: an event as it lay in the topic and in the store
        Resolving before = new Resolving().told(report("a", EventStatus.PLANNED, "2025-03-09T10:00:00Z"));
        Event event = before.only();
        byte[] stored = asOfFirstRelease(event);
        assertThat(stored).isNotEqualTo(Topics.EVENTS.valueSerde().toBytes(event));

        // when
        Event read = Topics.EVENTS.valueSerde().fromBytes(stored);
        Resolving upgraded = new Resolving();
        upgraded.stores.put(read, 0);
        upgraded.resolver.restore(read, 0);
        upgraded.told(report("b", EventStatus.DONE, "2025-03-11T20:00:00Z"));

        // then
        assertThat(Topics.EVENTS.valueSerde().toBytes(read))
                .isEqualTo(Topics.EVENTS.valueSerde().toBytes(event));
        assertThat(upgraded.only().getEventId()).isEqualTo(event.getEventId());
        assertThat(upgraded.only().getRevision()).isEqualTo(2);
        assertThat(upgraded.only().getStatus()).isEqualTo(EventStatus.DONE);
        assertThat(upgraded.only().getHistory())
                .hasSizeGreaterThan(event.getHistory().size());
    }

    private static Mention report(String article, EventStatus status, String published) {
        return mention(EventKind.MEETING, status)
                .of(state("USA"), state("RUS"))
                .when(on("2025-03-11"))
                .in(article, published);
    }

    private static byte[] asOfFirstRelease(Event event) throws IOException {
        Schema released;
        try (InputStream stream = Event.class.getResourceAsStream(FIRST_RELEASE)) {
            released = new Schema.Parser().parse(stream);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(Event.class).write(event, encoder);
        encoder.flush();
        GenericRecord old = new GenericDatumReader<GenericRecord>(event.getSchema(), released)
                .read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
        var message = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), released).encode(old);
        byte[] stored = new byte[message.remaining()];
        message.get(stored);
        return stored;
    }
}
