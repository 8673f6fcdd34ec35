package org.parley.ingest.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinkShareTest {

    private final LinkShare share = new LinkShare();

    @Test
    void shouldWaitForVisitUnderWayAndBeginNoOther() throws Exception {
        // given
        LinkShare.Visit visit = share.visit();
        assertThat(visit.getAsBoolean()).isTrue();
        // when
        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> share.leave(Duration.ofSeconds(30)));
        while (share.ours()) {
            Thread.onSpinWait();
        }
        // then
        assertThat(share.visit().getAsBoolean()).isFalse();
        assertThat(left).isNotDone();
        visit.end();
        left.get(10, TimeUnit.SECONDS);
    }

    @Test
    void shouldNotWaitForVisitThatTakesTooLong() {
        // given
        assertThat(share.visit().getAsBoolean()).isTrue();
        // when
        share.leave(Duration.ofMillis(20));
        // then
        assertThat(share.ours()).isFalse();
    }
}
