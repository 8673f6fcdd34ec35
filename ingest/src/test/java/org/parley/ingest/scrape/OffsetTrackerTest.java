package org.parley.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetTrackerTest {

    private final OffsetTracker tracker = new OffsetTracker();

    @Test
    void shouldCommitOnlyBehindFinishedRecords() {
        // given
        tracker.began(10);
        tracker.began(11);
        tracker.began(13);
        // when
        tracker.finished(11);
        // then
        assertThat(tracker.committable()).isEqualTo(10);
        assertThat(tracker.inHand()).isEqualTo(2);
        // when
        tracker.finished(10);
        // then
        assertThat(tracker.committable()).isEqualTo(13);
        // when
        tracker.finished(13);
        // then
        assertThat(tracker.committable()).isEqualTo(14);
    }

    @Test
    void shouldHaveProgressOnlyWhenThereIsMoreToCommit() {
        assertThat(tracker.hasProgress()).isFalse();
        // when
        tracker.began(0);
        tracker.finished(0);
        // then
        assertThat(tracker.hasProgress()).isTrue();
        tracker.committed(1);
        assertThat(tracker.hasProgress()).isFalse();
    }
}
