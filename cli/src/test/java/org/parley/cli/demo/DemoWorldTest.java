package org.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.cli.demo.DemoWorld.Release;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Feed;
import org.parley.schemas.Side;

class DemoWorldTest {

    @Test
    void shouldTellTheStoryInManyVoicesWithinAMinute() {
        DemoWorld world = DemoWorld.bundled();

        assertThat(world.outlets()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(world.releases()).hasSizeGreaterThanOrEqualTo(48);
        assertThat(world.releases())
                .extracting(release -> release.article().releaseAfter())
                .allMatch(after -> after.compareTo(Duration.ofSeconds(58)) <= 0);
        assertThat(world.outlets().stream().filter(outlet -> outlet.language().equals("en")))
                .hasSizeGreaterThanOrEqualTo(6);
        assertThat(articlesIn(world, "uk")).isGreaterThanOrEqualTo(4);
        assertThat(articlesIn(world, "ru")).isGreaterThanOrEqualTo(4);
        assertThat(world.outlets()).extracting(DemoOutlet::template).hasSizeGreaterThanOrEqualTo(4);
        assertThat(world.outlets())
                .extracting(outlet -> outlet.feed().format())
                .contains(FeedFormat.RSS, FeedFormat.ATOM);
    }

    @Test
    void shouldHaveLabelsForEveryArticleAndNoOthers() throws IOException {
        List<String> labelled =
                labels().stream().map(label -> label.get("id").asText()).toList();

        assertThat(DemoWorld.bundled().releases())
                .extracting(Release::address)
                .containsExactlyInAnyOrderElementsOf(labelled);
    }

    @Test
    void shouldLabelInTheWordsOfTheRecords() throws IOException {
        for (JsonNode label : labels()) {
            assertThat(label.get("relevant").asBoolean())
                    .as(label.get("id").asText())
                    .isEqualTo(!label.get("events").isEmpty());
            for (JsonNode event : label.get("events")) {
                assertThat(EventKind.valueOf(event.get("kind").asText())).isNotEqualTo(EventKind.UNKNOWN);
                assertThat(EventStatus.valueOf(event.get("status").asText())).isNotEqualTo(EventStatus.UNKNOWN);
                DatePrecision precision =
                        DatePrecision.valueOf(event.get("precision").asText());
                assertThat(precision == DatePrecision.UNKNOWN)
                        .as("%s: %s", label.get("id"), event)
                        .isEqualTo(event.get("start").isNull());
                assertThat(event.get("parties")).isNotEmpty();
            }
        }
    }

    @Test
    void shouldReadAnOutletWithItsArticles() {
        DemoOutlet outlet =
                new WorldFixture().world().outlet("harbour-echo.example").orElseThrow();

        assertThat(outlet.side()).isEqualTo(Side.WESTERN);
        assertThat(outlet.articles().get(0).authors()).containsExactly("Ann Quay");
        assertThat(outlet.articles().get(0).paragraphs())
                .containsExactly("The first paragraph has two lines.", "The second has one.");
        assertThat(outlet.articles().get(0).copyOf()).isNull();
        assertThat(outlet.articles().get(1).copyOf()).isEqualTo("Pier Agency");
    }

    @Test
    void shouldOfferItsFeedsAsSubscriptions() {
        Instant now = Instant.parse("2025-06-01T00:00:00Z");

        List<Feed> feeds = new WorldFixture().world().subscriptions(now, 2);

        assertThat(feeds).singleElement().satisfies(feed -> {
            assertThat(feed.getUrl()).isEqualTo("http://harbour-echo.example/feed.xml");
            assertThat(feed.getOutlet().getCountry()).isEqualTo("GBR");
            assertThat(feed.getPollIntervalSeconds()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    title: Envoys leave                      | title:                                      | articles[2]       | title is missing
                    published: 2025-03-02T10:00:00+00:00     | published: yesterday                        | articles[2].published | yesterday
                    published: 2025-03-02T10:00:00+00:00     | published: 2025-03-02T10:00:00+01:00        | line              | not in the offset of Europe/London
                    path: /news/envoys-leave                 | path: /news/envoys-arrive                   | line              | taken twice
                    path: /news/envoys-leave                 | path: news/envoys-leave                     | articles[2]       | must begin with a slash
                    copyOf: Pier Agency                      | copyof: Pier Agency                         | articles[2].copyof | copyof
                    side: WESTERN                            | side: NORTHERN                              | side              | NORTHERN
                    host: harbour-echo.example               | host: harbour-echo.com                      | line              | must end in .example
                    releaseAfter: PT20S                      | releaseAfter: soon                          | articles[2].releaseAfter | soon
                    feed: {format: rss, path: /feed.xml}     | feed: {format: json, path: /feed.xml}       | feed.format       | json
                    tagline: "Fish & ships"                  | tagline: "Fish                              | line              | block mapping
                    """)
    void shouldNameFileAndEntryOfAMistake(String piece, String replacement, String place, String reason) {
        WorldFixture fixture = new WorldFixture().spoiled(piece, replacement);

        assertThatThrownBy(fixture::world)
                .isInstanceOf(DemoWorldException.class)
                .hasMessageStartingWith("outlets/harbour-echo.yaml, line ")
                .hasMessageContaining(place)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    releaseAfter: PT20S                      | releaseAfter: PT5S  | released after http://harbour-echo.example/news/envoys-leave
                    language: en                             | language: fr        | labels.yaml has no language fr
                    template: plain                          | template: fancy     | templates/fancy.mustache: there is no such file
                    id: harbour-echo                         | id: other           | id is other, expected harbour-echo
                    """)
    void shouldRefuseWhatDoesNotFitTogether(String piece, String replacement, String reason) {
        WorldFixture fixture = new WorldFixture().spoiled(piece, replacement);

        assertThatThrownBy(fixture::world)
                .isInstanceOf(DemoWorldException.class)
                .hasMessageContaining(reason);
    }

    private static int articlesIn(DemoWorld world, String language) {
        return world.outlets().stream()
                .filter(outlet -> outlet.language().equals(language))
                .mapToInt(outlet -> outlet.articles().size())
                .sum();
    }

    private static List<JsonNode> labels() throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(DemoWorldTest.class.getResourceAsStream("/demo/gold.jsonl")),
                StandardCharsets.UTF_8))) {
            List<JsonNode> labels = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                labels.add(json.readTree(line));
            }
            return labels;
        }
    }
}
