package org.parley.ingest.scrape;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.extract.ExtractedPage;
import org.parley.ingest.extract.PageReader;
import org.parley.ingest.fetch.Addresses;
import org.parley.ingest.fetch.FetchResult;
import org.parley.ingest.fetch.Fetcher;
import org.parley.schemas.Link;

/**
 * Makes an article of one link: fetches its page, tries again what may pass, reads the page, and falls back to the feed's own text when
 * the page gives none. Thread-safe.
 */
final class LinkScraper {

    private static final Map<String, String> HEADERS =
            Map.of("Accept", "text/html, application/xhtml+xml;q=0.9, */*;q=0.1");

    private final ScrapeConfig config;
    private final Fetcher fetcher;
    private final Executor readers;
    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final PageReader reader = new PageReader();

    /** Revisions scraped lately, by address: two feeds of one outlet list the same pages. */
    private final Cache<String, Long> recent = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(6))
            .build();

    /**
     * @param readers where pages are read, which takes processor time
     * @param timer where retries wait
     */
    LinkScraper(ScrapeConfig config, Fetcher fetcher, Executor readers, ScheduledExecutorService timer, Clock clock) {
        this.config = config;
        this.fetcher = fetcher;
        this.readers = readers;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * What becomes of the link; the future ends when that is settled, which may take several tries. It fails only for a bug.
     *
     * @param share of which the link is; once it is not ours no more requests are made, and the outcome means nothing
     */
    CompletableFuture<ScrapeOutcome> scrape(Link link, LinkShare share) {
        return attempt(link, share, 1);
    }

    /** Notes that a link's article is safe, so that the same version need not be fetched again. */
    void remember(Link link) {
        recent.put(link.getUrl(), link.getRevision());
    }

    private CompletableFuture<ScrapeOutcome> attempt(Link link, LinkShare share, int attempt) {
        Long scraped = recent.getIfPresent(link.getUrl());
        if (scraped != null && scraped >= link.getRevision()) {
            return CompletableFuture.completedFuture(new ScrapeOutcome.Repeated());
        }
        URI address = Addresses.parse(link.getUrl());
        if (address == null) {
            return CompletableFuture.completedFuture(
                    new ScrapeOutcome.Hopeless(FetchResult.Refusal.BAD_ADDRESS.phrase(), link.getUrl(), attempt));
        }
        LinkShare.Visit visit = share.visit();
        return fetcher.page(address, HEADERS, visit)
                .whenComplete((result, bug) -> visit.end())
                .thenCompose(result -> settle(link, share, result, attempt));
    }

    private CompletableFuture<ScrapeOutcome> settle(Link link, LinkShare share, FetchResult result, int attempt) {
        Retry retry = retryOf(result);
        if (retry != null && attempt < config.maxAttempts()) {
            Executor later =
                    CompletableFuture.delayedExecutor(wait(retry, attempt).toMillis(), TimeUnit.MILLISECONDS, timer);
            return CompletableFuture.supplyAsync(() -> attempt(link, share, attempt + 1), later)
                    .thenCompose(next -> next);
        }
        return CompletableFuture.supplyAsync(() -> read(link, result, attempt), readers);
    }

    private ScrapeOutcome read(Link link, FetchResult result, int attempt) {
        if (!(result instanceof FetchResult.Response response)) {
            return result instanceof FetchResult.Refused refused
                    ? fallBack(link, refused.refusal().phrase(), refused.detail(), attempt)
                    : fallBack(link, (FetchResult.Failed) result, attempt);
        }
        int status = response.status();
        if (status == 404 || status == 410) {
            return new ScrapeOutcome.Hopeless("the page is gone", "status " + status, attempt);
        }
        if (!response.ok()) {
            return fallBack(link, "the server refuses the page", "status " + status, attempt);
        }
        String contentType = response.headers().get("Content-Type");
        if (contentType != null && !contentType.isBlank() && !isText(contentType)) {
            return fallBack(link, "the link leads to no web page", contentType, attempt);
        }
        ExtractedPage page = reader.read(response.uri().toString(), response.body(), contentType);
        boolean feedKnowsMore = page.walled()
                && ArticleMaker.feedText(link).length() > page.text().length();
        if (page.hasText() && !feedKnowsMore) {
            return new ScrapeOutcome.Scraped(ArticleMaker.fromPage(link, response.uri(), page, clock.instant()));
        }
        return fallBack(link, "the page has no article text", String.valueOf(page.noTextReason()), attempt);
    }

    private ScrapeOutcome fallBack(Link link, FetchResult.Failed failure, int attempt) {
        return fallBack(link, failure.failure().phrase(), failure.detail(), attempt);
    }

    private ScrapeOutcome fallBack(Link link, String reason, String detail, int attempt) {
        return ArticleMaker.fromFeed(link, clock.instant())
                .<ScrapeOutcome>map(ScrapeOutcome.Scraped::new)
                .orElseGet(() -> new ScrapeOutcome.Hopeless(reason, detail, attempt));
    }

    private Duration wait(Retry retry, int attempt) {
        Duration own = config.firstRetry().multipliedBy((long) Math.pow(3, attempt - 1.0));
        Duration wanted = retry.after.filter(asked -> asked.compareTo(own) > 0).orElse(own);
        return wanted.compareTo(config.maxRetryWait()) > 0 ? config.maxRetryWait() : wanted;
    }

    /** Null when trying again would change nothing. */
    private @Nullable Retry retryOf(FetchResult result) {
        if (result instanceof FetchResult.Failed failed) {
            return new Retry(Optional.ofNullable(failed.retryAfter()));
        }
        if (result instanceof FetchResult.Response response
                && (response.status() >= 500 || response.status() == 429 || response.status() == 408)) {
            return new Retry(response.headers().retryAfter(clock.instant()));
        }
        return null;
    }

    private static boolean isText(String contentType) {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || type.contains("html") || type.contains("xml");
    }

    /** Something that may pass; with how long the server wants us to wait. */
    private record Retry(Optional<Duration> after) {}
}
