package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.enrich.Given.mention;
import static org.parley.enrich.Given.on;
import static org.parley.enrich.Given.state;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Event;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Topics;

/** Events that the first release stored go on living under today's schema. */
class EventUpgradeTest {

    @Test
    void shouldGoOnWithEventsThatTheFirstReleaseStored() throws IOException {
        // given: an event as it lay in the topic and in the store
        Resolving before = new Resolving().told(report("a", EventStatus.PLANNED, "2025-03-09T10:00:00Z"));
        Event event = before.only();
        byte[] stored = FirstRelease.bytes(event);
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
}
