package org.parley.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.ingest.fetch.FetchResult.Failed;
import org.parley.ingest.fetch.FetchResult.Failure;
import org.parley.ingest.fetch.FetchResult.Refusal;
import org.parley.ingest.fetch.FetchResult.Refused;
import org.parley.ingest.fetch.FetchResult.Response;

class PoliteFetcherTest {

    private final Map<String, FetchResult> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final PoliteFetcher fetcher = new PoliteFetcher(FetchConfigs.with(Map.of()), new ScriptedWeb());

    @AfterEach
    void close() {
        fetcher.close();
    }

    @Test
    void shouldObeyRobotsAndAskForThemOnce() {
        // given
        web.put("https://a.example/robots.txt", page("User-agent: parley\nDisallow: /secret\n"));
        web.put("https://a.example/open", page("open"));
        // when
        FetchResult secret = page("https://a.example/secret", fetcher);
        FetchResult open = page("https://a.example/open", fetcher);
        // then
        assertThat(secret).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(Refusal.ROBOTS));
        assertThat(open).isInstanceOf(Response.class);
        assertThat(asked).containsExactly("https://a.example/robots.txt", "https://a.example/open");
    }

    @Test
    void shouldWaitWhileRobotsAreInTrouble() {
        // given
        web.put("https://a.example/robots.txt", status(503, Map.of()));
        // when
        FetchResult result = page("https://a.example/page", fetcher);
        // then
        assertThat(result).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure()).isEqualTo(Failure.ROBOTS_UNAVAILABLE);
            assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(10));
        });
    }

    @ParameterizedTest
    @CsvSource({"Crawl-delay: 5, PT5S", "Crawl-delay: 0.2, PT0.2S", "Crawl-delay: 3600, PT30S", "Allow: /, PT1S"})
    void shouldPauseAsLongAsRobotsAskForWhetherLongerOrShorter(String line, Duration pause) {
        // given
        web.put("https://a.example/robots.txt", page("User-agent: *\n" + line + "\n"));
        web.put("https://a.example/page", page("page"));
        Map<String, String> settings = Map.of("ingest.fetch.host-pause", "1s", "ingest.fetch.max-crawl-delay", "30s");
        // when
        try (PoliteFetcher polite = new PoliteFetcher(FetchConfigs.with(settings), new ScriptedWeb())) {
            page("https://a.example/page", polite);
            // then
            assertThat(polite.pauseAfter(URI.create("https://a.example/other"))).isEqualTo(pause);
        }
    }

    @Test
    void shouldFollowRedirectOfRobots() {
        // given
        web.put("http://a.example/robots.txt", status(301, Map.of("Location", "https://a.example/robots.txt")));
        web.put("https://a.example/robots.txt", page("User-agent: *\nDisallow: /\n"));
        // then
        assertThat(page("http://a.example/page", fetcher)).isInstanceOf(Refused.class);
    }

    @Test
    void shouldNotAskRobotsAboutFeeds() {
        // given
        web.put("https://a.example/feed", page("<rss/>"));
        // when
        fetcher.feed(URI.create("https://a.example/feed"), Map.of()).join();
        // then
        assertThat(asked).containsExactly("https://a.example/feed");
    }

    @Test
    void shouldTellWholeWayOfRedirects() {
        // given
        web.put("https://a.example/old", status(301, Map.of("Location", "/new")));
        web.put("https://a.example/new", status(302, Map.of("Location", "https://b.example/final")));
        web.put("https://b.example/final", page("final"));
        // when
        Response response = (Response) page("https://a.example/old", fetcher);
        // then
        assertThat(response.uri()).isEqualTo(URI.create("https://b.example/final"));
        assertThat(response.redirects())
                .extracting(FetchResult.Redirect::status)
                .containsExactly(301, 302);
    }

    @Test
    void shouldAskRobotsOfEachHostOnTheWay() {
        // given
        web.put("https://a.example/old", status(302, Map.of("Location", "https://b.example/closed")));
        web.put("https://b.example/robots.txt", page("User-agent: *\nDisallow: /\n"));
        // then
        assertThat(page("https://a.example/old", fetcher)).isInstanceOf(Refused.class);
        assertThat(asked).doesNotContain("https://b.example/closed");
    }

    @Test
    void shouldNotAskForWhatIsWantedNoMore() {
        // when
        FetchResult result = fetcher.page(URI.create("https://a.example/page"), Map.of(), () -> false)
                .join();
        // then
        assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal())
                .isEqualTo(Refusal.UNWANTED));
        assertThat(asked).isEmpty();
    }

    private static FetchResult page(String url, PoliteFetcher fetcher) {
        return fetcher.page(URI.create(url), Map.of()).join();
    }

    private static Response page(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Response(200, URI.create("https://a.example/"), List.of(), new ResponseHeaders(Map.of()), bytes);
    }

    private static Response status(int status, Map<String, String> headers) {
        URI anywhere = URI.create("https://a.example/");
        return new Response(status, anywhere, List.of(), new ResponseHeaders(headers), new byte[0]);
    }

    private final class ScriptedWeb implements HttpTransport {

        @Override
        public CompletableFuture<FetchResult> get(URI uri, Map<String, String> headers) {
            asked.add(uri.toString());
            return CompletableFuture.completedFuture(web.getOrDefault(uri.toString(), status(404, Map.of())));
        }

        @Override
        public CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body) {
            return get(uri, Map.of());
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
