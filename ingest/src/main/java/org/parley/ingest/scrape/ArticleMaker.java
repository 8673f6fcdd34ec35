package org.parley.ingest.scrape;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.parley.ingest.extract.ExtractedPage;
import org.parley.ingest.extract.PageTime;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Link;
import org.parley.schemas.Outlet;
import org.parley.schemas.RecordIds;
import org.parley.schemas.TextSource;

/** Makes articles of what a page and a feed say; the page is believed first, the feed fills the gaps. */
final class ArticleMaker {

    /** What Kafka takes in one record, four bytes to the character; no article is as long. */
    private static final int MAX_TEXT = 200_000;

    private ArticleMaker() {}

    /** The article on a page that has a text. */
    static Article fromPage(Link link, URI fetched, ExtractedPage page, Instant now) {
        Article.Builder article = base(link, fetched, CanonicalAddress.of(fetched, page.canonicalUrl()), now)
                .setText(shortened(page.text()))
                .setTextSource(TextSource.PAGE)
                .setSection(page.section())
                .setImageUrl(page.imageUrl())
                .setWalled(page.walled());
        if (!page.title().isBlank()) {
            article.setTitle(page.title());
        }
        if (!page.authors().isEmpty()) {
            article.setAuthors(page.authors());
        }
        if (page.language() != null) {
            article.setLanguage(page.language());
        }
        PageTime published = page.published();
        if (published != null) {
            date(article, published);
        }
        PageTime modified = page.modified();
        if (modified != null) {
            article.setModifiedAt(modified.instant());
        }
        if (link.getOutlet().getName().isBlank() && page.outletName() != null) {
            article.setOutlet(Outlet.newBuilder(link.getOutlet())
                    .setName(page.outletName())
                    .build());
        }
        return article.build();
    }

    /** The article as the feed carried it, or empty when it carried no text. */
    static Optional<Article> fromFeed(Link link, Instant now) {
        String text = feedText(link);
        URI address = URI.create(link.getUrl());
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(base(link, address, CanonicalAddress.of(address, null), now)
                        .setText(shortened(text))
                        .setTextSource(TextSource.FEED)
                        .build());
    }

    /** The feed's own text, paragraphs parted by a blank line: its content, or its summary where it has no other. */
    static String feedText(Link link) {
        String content = link.getContent() == null ? "" : paragraphs(link.getContent());
        String summary = link.getSummary() == null ? "" : link.getSummary().strip();
        return content.length() >= summary.length() ? content : summary;
    }

    private static Article.Builder base(Link link, URI fetched, String canonical, Instant now) {
        Article.Builder article = Article.newBuilder()
                .setArticleId(RecordIds.article(canonical))
                .setRevision(link.getRevision())
                .setUrl(fetched.toString())
                .setCanonicalUrl(canonical)
                .setFeedUrl(link.getFeedUrl())
                .setOutlet(named(link.getOutlet(), fetched))
                .setTitle(link.getTitle() == null ? "" : link.getTitle())
                .setText("")
                .setAuthors(link.getAuthors())
                .setLanguage(link.getLanguage())
                .setModifiedAt(link.getUpdatedAt())
                .setFetchedAt(now);
        Instant published = link.getPublishedAt();
        return published == null
                ? article
                : article.setPublishedAt(published).setPublishedPrecision(DatePrecision.MINUTE);
    }

    private static void date(Article.Builder article, PageTime published) {
        boolean dayOnly = published.time() == null;
        if (dayOnly && article.getPublishedAt() != null) {
            // The feed's date has a time of day and means the same publication.
            return;
        }
        article.setPublishedAt(published.instant())
                .setPublishedPrecision(dayOnly ? DatePrecision.DAY : DatePrecision.MINUTE)
                .setPublishedOffsetSeconds(
                        published.offset() == null ? null : published.offset().getTotalSeconds());
    }

    private static Outlet named(Outlet outlet, URI fetched) {
        if (!outlet.getName().isBlank() || fetched.getHost() == null) {
            return outlet;
        }
        return Outlet.newBuilder(outlet)
                .setName(fetched.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", ""))
                .build();
    }

    private static String paragraphs(String html) {
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        document.select("p, br, div, li, h1, h2, h3, h4, blockquote, tr")
                .before("\n\n")
                .after("\n\n");
        return document.body()
                .wholeText()
                .replaceAll("[ \\t\\x0B\\f\\r\\u00A0]+", " ")
                .replaceAll(" ?\\n ?", "\n")
                .replaceAll("\\n{2,}", "\n\n")
                .replaceAll("(?<!\\n)\\n(?!\\n)", " ")
                .strip();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }
}
