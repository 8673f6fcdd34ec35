package org.parley.cli.demo;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndCategoryImpl;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;

/** Writes an outlet's feed. The same articles always give the same bytes, so that they can be compared by hash. */
final class FeedWriter {

    private FeedWriter() {}

    /** @param articles those that are out, newest first */
    static byte[] write(DemoOutlet outlet, List<DemoArticle> articles) {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(outlet.feed().format().romeType());
        feed.setEncoding("UTF-8");
        feed.setTitle(outlet.name());
        feed.setDescription(outlet.tagline());
        feed.setLanguage(outlet.language());
        feed.setUri(outlet.address(outlet.feed().path()));
        feed.setLink(outlet.address("/"));
        if (!articles.isEmpty()) {
            feed.setPublishedDate(date(articles.get(0)));
        }
        feed.setEntries(articles.stream().map(article -> entry(outlet, article)).toList());
        try {
            return new SyndFeedOutput().outputString(feed).getBytes(StandardCharsets.UTF_8);
        } catch (FeedException e) {
            throw new IllegalStateException("The feed of " + outlet.id() + " can't be written.", e);
        }
    }

    private static SyndEntry entry(DemoOutlet outlet, DemoArticle article) {
        SyndEntry entry = new SyndEntryImpl();
        entry.setTitle(article.title());
        entry.setLink(outlet.address(article.path()));
        entry.setUri(outlet.address(article.path()));
        entry.setAuthor(String.join(", ", article.authors()));
        entry.setPublishedDate(date(article));
        entry.setUpdatedDate(date(article));
        entry.setDescription(summary(article));
        entry.setCategories(List.of(category(article)));
        return entry;
    }

    private static SyndContent summary(DemoArticle article) {
        SyndContent summary = new SyndContentImpl();
        summary.setType("text/plain");
        summary.setValue(article.summary());
        return summary;
    }

    private static SyndCategory category(DemoArticle article) {
        SyndCategory category = new SyndCategoryImpl();
        category.setName(article.section());
        return category;
    }

    private static Date date(DemoArticle article) {
        return Date.from(article.published().toInstant());
    }
}
