package org.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayServerTest {

    private static final String FEED = "http://harbour-echo.example/feed.xml";
    private static final String ARRIVE = "http://harbour-echo.example/news/envoys-arrive";
    private static final String LEAVE = "http://harbour-echo.example/news/envoys-leave";

    private final MutableClock clock = new MutableClock("2026-01-01T12:00:00.400Z");
    private ReplayServer server;
    private HttpClient client;

    @BeforeEach
    void setUp() throws Exception {
        start(new WorldFixture().world());
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom"})
    void shouldListInTheFeedOnlyWhatIsOut(String format) throws Exception {
        server.close();
        start(new WorldFixture().spoiled("format: rss", "format: " + format).world());
        assertThat(feed().getEntries()).isEmpty();

        server.begin();
        clock.advance(Duration.ofSeconds(10));
        assertThat(feed().getEntries()).extracting(SyndEntry::getLink).containsExactly(ARRIVE);

        clock.advance(Duration.ofSeconds(10));
        assertThat(feed().getEntries()).extracting(SyndEntry::getLink).containsExactly(LEAVE, ARRIVE);
    }

    @Test
    void shouldTellInTheFeedWhoWroteWhatWhen() throws Exception {
        toTheEnd();

        SyndEntry entry = feed().getEntries().get(0);

        assertThat(entry.getTitle()).isEqualTo("Envoys leave");
        assertThat(entry.getAuthor()).isEqualTo("Ann Quay, Bo Mole");
        assertThat(entry.getDescription().getValue()).isEqualTo("They went.");
        assertThat(entry.getPublishedDate()).isEqualTo("2025-03-02T10:00:00Z");
    }

    @Test
    void shouldShowAPageOnceItIsOut() throws Exception {
        server.begin();
        clock.advance(Duration.ofSeconds(10));

        HttpResponse<String> page = get(ARRIVE);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body()).contains("The first paragraph has two lines.");
        assertThat(get(LEAVE).statusCode()).isEqualTo(404);
    }

    @Test
    void shouldNotChangeAPageOnceItIsOut() throws Exception {
        server.begin();
        clock.advance(Duration.ofSeconds(10));
        String early = get(ARRIVE).body();

        clock.advance(Duration.ofSeconds(10));

        assertThat(get(ARRIVE).body()).isEqualTo(early);
    }

    @Test
    void shouldAnswerABrowserInOriginFormWithLinksThatWorkThere() throws Exception {
        toTheEnd();

        HttpResponse<String> page = browse(server.browserAddress(LEAVE).orElseThrow());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("href=\"/harbour-echo.example/news/envoys-arrive\"");
        assertThat(browse(server.root()).body()).contains("href=\"/harbour-echo.example/\"");
        assertThat(browse(server.root().resolve("/harbour-echo.example/")).body())
                .contains("<title>Harbour Echo</title>", "<li>Envoys leave</li>");
        assertThat(browse(server.root().resolve("/nobody.example/")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldKnowNoAddressOutsideTheWorld() {
        assertThat(server.browserAddress("http://nobody.example/news")).isEmpty();
        assertThat(server.browserAddress("mailto:ann@harbour-echo.example")).isEmpty();
        assertThat(server.browserAddress("not an address")).isEmpty();
    }

    @Test
    void shouldAnswer304ToAReaderThatHasTheTag() throws Exception {
        server.begin();
        clock.advance(Duration.ofSeconds(10));
        String tag = get(FEED).headers().firstValue("ETag").orElseThrow();

        assertThat(get(FEED, "If-None-Match", tag).statusCode()).isEqualTo(304);

        clock.advance(Duration.ofSeconds(10));
        assertThat(get(FEED, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldAnswer304ToAReaderThatHasTheDate() throws Exception {
        server.begin();
        clock.advance(Duration.ofSeconds(15));
        String date = get(FEED).headers().firstValue("Last-Modified").orElseThrow();

        assertThat(date).isEqualTo("Thu, 01 Jan 2026 12:00:10 GMT");
        assertThat(get(FEED, "If-Modified-Since", date).statusCode()).isEqualTo(304);

        clock.advance(Duration.ofSeconds(10));
        assertThat(get(FEED, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldNotHideASecondChangeWithinOneSecondFromAReaderThatGoesByDates() throws Exception {
        server.close();
        start(new WorldFixture()
                .spoiled("releaseAfter: PT20S", "releaseAfter: PT10.3S")
                .world());
        server.begin();
        clock.advance(Duration.ofMillis(10_100));
        String date = get(FEED).headers().firstValue("Last-Modified").orElseThrow();

        clock.advance(Duration.ofSeconds(5));

        assertThat(get(FEED, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "Thu, 99 Jan 2026 12:00:10 GMT", ""})
    void shouldIgnoreADateThatIsNone(String date) throws Exception {
        toTheEnd();

        assertThat(get(FEED, "If-Modified-Since", date).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseHostsThatItDoesNotAnswerFor() throws Exception {
        assertThat(get("http://nobody.example/feed.xml").statusCode()).isEqualTo(502);
    }

    @Test
    void shouldHaveARobotsFileForEachHost() throws Exception {
        HttpResponse<String> robots = get("http://harbour-echo.example/robots.txt");

        assertThat(robots.statusCode()).isEqualTo(200);
        assertThat(robots.body()).startsWith("User-agent: *");
    }

    @Test
    void shouldAnswerHeadWithoutABody() throws Exception {
        toTheEnd();
        HttpRequest head = HttpRequest.newBuilder(URI.create(LEAVE))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();

        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void shouldRefuseToBeWrittenTo() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(URI.create(LEAVE))
                .POST(HttpRequest.BodyPublishers.ofString("hello"))
                .build();

        assertThat(client.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void shouldAnswerForAnAddedHostBesideTheOutlets() throws Exception {
        server.addHost(RudeHost.NAME, new RudeHost());

        assertThat(get(RudeHost.FEED).body()).contains(RudeHost.ENDLESS_PAGE, RudeHost.EMPTY_PAGE, RudeHost.GOOD_PAGE);
        assertThat(get(RudeHost.NO_FEED).body()).doesNotContain("<rss");
        assertThat(get(RudeHost.ENDLESS_PAGE).body()).hasSizeGreaterThanOrEqualTo(RudeHost.ENDLESS_BYTES);
        assertThat(get(RudeHost.GOOD_PAGE).body()).contains("The envoys met in Geneva");
        assertThat(get("http://rude.example/other").statusCode()).isEqualTo(404);
        assertThat(get(FEED).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldListenOnThisMachineOnly() {
        assertThat(server.address().getAddress().isLoopbackAddress()).isTrue();
    }

    private void start(DemoWorld world) throws Exception {
        server = new ReplayServer(world, clock, 0);
        server.start();
        client = HttpClient.newBuilder()
                .proxy(ProxySelector.of(server.address()))
                .build();
    }

    private void toTheEnd() {
        server.begin();
        clock.advance(Duration.ofMinutes(1));
    }

    private SyndFeed feed() throws Exception {
        return new SyndFeedInput().build(new StringReader(get(FEED).body()));
    }

    private HttpResponse<String> get(String address, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(10));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> browse(URI address) throws Exception {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}
