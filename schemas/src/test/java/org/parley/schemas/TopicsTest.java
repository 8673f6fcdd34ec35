package org.parley.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void shouldNameTopicsByTheHouseRule() {
        assertThat(Topics.ALL).allSatisfy(topic -> assertThat(topic.name()).matches("parley\\.[a-z]+(-[a-z]+)*"));
        assertThat(Topics.FEED_STATES.shortName()).isEqualTo("feed-states");
    }

    @Test
    void shouldKeepAFeedItsStateAndItsLinksOfOneHostTogether() {
        String feed = "https://courier.example/feeds/world.xml";
        String link = "https://courier.example/world/some-article?x=1";

        int ofFeed = Topics.FEEDS.partitioning().partition(feed, 12);

        assertThat(Topics.FEED_STATES.partitioning().partition(feed, 12)).isEqualTo(ofFeed);
        assertThat(Topics.LINKS.partitioning().partition(link, 12)).isEqualTo(ofFeed);
        assertThat(Topics.LINKS.partitioning().partition("https://COURIER.example:443/b", 12))
                .isEqualTo(ofFeed);
    }

    @Test
    void shouldFindAPartitionForAKeyThatIsNoUrl() {
        assertThat(Topics.LINKS.partitioning().partition("not a url", 12)).isBetween(0, 11);
        assertThat(Topics.LINKS.partitioning().partition("", 12)).isBetween(0, 11);
    }

    @Test
    void shouldPutTheDesignsSettingsIntoKafkasWords() {
        assertThat(Topics.EVENTS.settings().toTopicConfig())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("retention.ms", "-1");
        assertThat(Topics.LINKS.settings().toTopicConfig())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", Long.toString(Duration.ofDays(7).toMillis()));
        assertThat(Topics.COVERAGE.settings().toTopicConfig()).containsEntry("cleanup.policy", "compact,delete");
    }
}
