package org.parley.ingest.feed;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.ingest.fetch.ResponseHeaders;

/**
 * Gets feeds. Where an address gives an index of sitemaps, it gets the newest of those and puts them together, so that the index reads like
 * one feed. Thread-safe.
 */
public final class FeedFetcher {

    private final Fetcher fetcher;

    public FeedFetcher(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** Gets a feed, as {@link Fetcher#feed}. The future never fails. */
    public CompletableFuture<FetchResult> get(URI uri, Map<String, String> headers) {
        return fetcher.feed(uri, headers).thenCompose(this::follow);
    }

    private CompletableFuture<FetchResult> follow(FetchResult result) {
        if (!(result instanceof FetchResult.Response response) || !response.ok()) {
            return CompletableFuture.completedFuture(result);
        }
        SitemapIndex index = SitemapIndex.in(response);
        if (index == null || index.newest().isEmpty()) {
            return CompletableFuture.completedFuture(result);
        }
        List<CompletableFuture<FetchResult>> answers = index.newest().stream()
                .map(sitemap -> fetcher.feed(sitemap, Map.of("Accept", FeedRequests.ACCEPT)))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture<?>[]::new))
                .thenApply(all -> together(
                        response,
                        index.dated(),
                        answers.stream().map(CompletableFuture::join).toList()));
    }

    private static FetchResult together(FetchResult.Response index, boolean dated, List<FetchResult> answers) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("<urlset>\n".getBytes(StandardCharsets.UTF_8));
        boolean complete = true;
        boolean some = false;
        for (FetchResult answer : answers) {
            if (answer instanceof FetchResult.Response sitemap && sitemap.ok()) {
                String text =
                        FeedDecoder.decode(sitemap.body(), sitemap.headers().get("Content-Type"));
                body.writeBytes(FeedHealer.heal(text).getBytes(StandardCharsets.UTF_8));
                some = true;
            } else {
                complete = false;
            }
        }
        if (!some) {
            return answers.get(0);
        }
        body.writeBytes("\n</urlset>".getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", "application/xml; charset=utf-8");
        if (dated && complete) {
            // Only then does "not modified" hold for the sitemaps too.
            keep(index, "ETag", headers);
            keep(index, "Last-Modified", headers);
        }
        for (String name : List.of("Cache-Control", "Expires", "Date", "Age")) {
            keep(index, name, headers);
        }
        return new FetchResult.Response(
                index.status(), index.uri(), index.redirects(), new ResponseHeaders(headers), body.toByteArray());
    }

    private static void keep(FetchResult.Response response, String name, Map<String, String> headers) {
        String value = response.headers().get(name);
        if (value != null) {
            headers.put(name, value);
        }
    }
}
