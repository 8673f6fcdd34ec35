package org.parley.sink.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.parley.schemas.Topics;
import org.parley.schemas.search.SearchIndex;

class BatchTest {

    private static final int INTERNAL_ERRORS = 3;

    @Test
    void shouldBeSettledOnceAllIsStoredOrUnchanged() {
        // given
        Batch batch = new Batch(2, List.of(put(0), put(1)), List.of());

        // when
        batch.settle(List.of(ItemOutcome.STORED, ItemOutcome.UNCHANGED), INTERNAL_ERRORS);

        // then
        assertThat(batch.settled()).isTrue();
    }

    @Test
    void shouldKeepForLaterOnlyWhatIsDelayed() {
        // given
        Batch batch = new Batch(3, List.of(put(0), put(1), put(2)), List.of());

        // when
        batch.settle(
                List.of(ItemOutcome.STORED, new ItemOutcome.Delayed("429"), new ItemOutcome.Homeless("404")),
                INTERNAL_ERRORS);

        // then
        assertThat(batch.open()).extracting(IndexOperation::id).containsExactly("id-1", "id-2");
        assertThat(batch.lost()).isEmpty();
    }

    @Test
    void shouldLoseWhatIsRefusedAndNotBeSettledBeforeTheLettersAreKept() {
        // given
        Batch batch = new Batch(1, List.of(put(0)), List.of());

        // when
        batch.settle(List.of(new ItemOutcome.Refused("400 no")), INTERNAL_ERRORS);

        // then
        assertThat(batch.lost()).singleElement().satisfies(lost -> {
            assertThat(lost.stage()).isEqualTo("sink.index-events");
            assertThat(lost.detail()).isEqualTo("400 no");
        });
        assertThat(batch.settled()).isFalse();
        batch.lostWereKept();
        assertThat(batch.settled()).isTrue();
    }

    @Test
    void shouldGiveUpOnInternalErrorsOnlyAfterMany() {
        // given
        Batch batch = new Batch(1, List.of(put(0)), List.of());
        List<ItemOutcome> failed = List.of(new ItemOutcome.Failed("500"));

        // when
        batch.settle(failed, INTERNAL_ERRORS);
        batch.settle(List.of(new ItemOutcome.Delayed("503")), INTERNAL_ERRORS);
        batch.settle(failed, INTERNAL_ERRORS);

        // then
        assertThat(batch.lost()).isEmpty();
        batch.settle(failed, INTERNAL_ERRORS);
        assertThat(batch.lost()).hasSize(1);
        assertThat(batch.open()).isEmpty();
    }

    private static IndexOperation put(long offset) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(Topics.EVENTS.name(), 0, offset, new byte[0], new byte[0]);
        return new IndexOperation.Put(record, SearchIndex.EVENTS, "id-" + offset, 1, new byte[0], null);
    }
}
