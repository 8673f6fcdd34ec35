package org.parley.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.FetchResult.Failed;
import org.parley.ingest.fetch.FetchResult.Failure;
import org.parley.ingest.fetch.FetchResult.Response;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.fetch.ResponseHeaders;

class FeedFetcherTest {

    private static final URI INDEX = URI.create("https://a.example/index.xml");
    private static final String OF =
            "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>%s</sitemapindex>";

    private final Map<String, FetchResult> web = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final FeedFetcher fetcher = new FeedFetcher(new ScriptedWeb());

    @Test
    void shouldReadNewestSitemapsOfIndexAsOneFeed() {
        // given
        web.put(
                INDEX.toString(),
                answer(OF.formatted(sitemap("old.xml", "2020-01-01")
                        + sitemap("new.xml", "2025-05-03T10:00:00Z")
                        + sitemap("newer.xml", "2025-05-04")
                        + sitemap("last.xml", "2025-05-05"))));
        web.put("https://a.example/new.xml", answer(urlset("Delegations meet")));
        web.put("https://a.example/newer.xml", answer(urlset("Talks go on")));
        web.put("https://a.example/last.xml", answer(urlset("Talks end")));
        // when
        Response response = (Response) fetcher.get(INDEX, Map.of()).join();
        FeedReading reading = FeedRequests.read(new FeedReader(), response);
        // then
        assertThat(asked).doesNotContain("https://a.example/old.xml");
        assertThat(((FeedReading.Read) reading).feed().items())
                .extracting(item -> item.title().toPlain())
                .containsExactly("Talks end", "Talks go on", "Delegations meet");
        assertThat(response.headers().get("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void shouldForgetValidatorsThatDoNotSpeakForSitemaps() {
        // given
        web.put(INDEX.toString(), answer(OF.formatted("<sitemap><loc>/news.xml</loc></sitemap>")));
        web.put("https://a.example/news.xml", answer(urlset("Talks")));
        // when
        Response response = (Response) fetcher.get(INDEX, Map.of()).join();
        // then
        assertThat(response.headers().get("ETag")).isNull();
    }

    @Test
    void shouldFailWhereNoSitemapCanBeHad() {
        // given
        web.put(INDEX.toString(), answer(OF.formatted(sitemap("gone.xml", "2025-05-05"))));
        // then
        assertThat(fetcher.get(INDEX, Map.of()).join()).isInstanceOf(Failed.class);
    }

    @Test
    void shouldLeaveOtherAnswersAlone() {
        // given
        FetchResult feed = answer("<rss><channel/></rss>");
        web.put(INDEX.toString(), feed);
        // then
        assertThat(fetcher.get(INDEX, Map.of()).join()).isSameAs(feed);
    }

    private static String sitemap(String name, String changed) {
        return "<sitemap><loc>https://a.example/%s</loc><lastmod>%s</lastmod></sitemap>".formatted(name, changed);
    }

    private static String urlset(String title) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
                        xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
                  <url><loc>https://a.example/%s</loc><n:news><n:title>%s</n:title></n:news></url>
                </urlset>""".formatted(title.replace(' ', '-'), title);
    }

    private static FetchResult answer(String body) {
        return new Response(
                200,
                INDEX,
                List.of(),
                new ResponseHeaders(Map.of("ETag", "\"1\"")),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private final class ScriptedWeb implements Fetcher {

        @Override
        public CompletableFuture<FetchResult> feed(URI uri, Map<String, String> headers) {
            asked.add(uri.toString());
            return CompletableFuture.completedFuture(
                    web.getOrDefault(uri.toString(), new Failed(Failure.TIMEOUT, "silent", null)));
        }

        @Override
        public CompletableFuture<FetchResult> page(URI uri, Map<String, String> headers, BooleanSupplier wanted) {
            throw new AssertionError("feeds are asked for as feeds");
        }

        @Override
        public CompletableFuture<FetchResult> post(URI uri, String contentType, byte[] body) {
            throw new AssertionError("nothing is sent");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
