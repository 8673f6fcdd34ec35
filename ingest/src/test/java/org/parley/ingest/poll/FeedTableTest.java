package org.parley.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.runtime.config.Settings;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;

class FeedTableTest {

    private static final Instant NOW = Instant.parse("2025-05-05T10:00:00Z");

    private final PollRules rules = new PollRules(PollConfig.from(Settings.defaults()), new Random(1));
    private final FeedTable table = new FeedTable();

    @BeforeEach
    void open() {
        table.open(0, new HashMap<>());
    }

    @Test
    void shouldNotLetOneHostTakeOthersRoom() {
        // given
        subscribe("slow.example", 20);
        subscribe("b.example", 1);
        // when
        List<FeedSlot> taken = take(10);
        // then
        assertThat(taken)
                .extracting(FeedSlot::host)
                .filteredOn("slow.example"::equals)
                .hasSize(4);
        assertThat(taken).extracting(FeedSlot::host).contains("b.example");
        assertThat(take(10)).isEmpty();
    }

    @Test
    void shouldTakeHostsNextFeedOnceOneHasAnswered() {
        // given
        subscribe("a.example", 6);
        List<FeedSlot> taken = take(10);
        // when
        table.answered(taken.get(0));
        // then
        assertThat(take(10)).singleElement().isNotIn(taken);
    }

    @Test
    void shouldNotTakeFeedThatWasUnsubscribedWhileItWaited() {
        // given
        subscribe("a.example", 5);
        List<FeedSlot> taken = take(10);
        // when
        for (int i = 0; i < 5; i++) {
            table.unsubscribe(0, "https://a.example/" + i);
        }
        taken.forEach(table::answered);
        // then
        assertThat(take(10)).isEmpty();
    }

    private List<FeedSlot> take(int most) {
        return table.takeDue(NOW, most, Set.of(0), rules);
    }

    private void subscribe(String host, int feeds) {
        for (int i = 0; i < feeds; i++) {
            Feed feed = Feed.newBuilder()
                    .setUrl("https://" + host + "/" + i)
                    .setOutlet(Outlet.newBuilder().setName("Example").build())
                    .setAddedAt(NOW)
                    .build();
            table.subscribe(0, feed, rules, NOW);
        }
    }
}
