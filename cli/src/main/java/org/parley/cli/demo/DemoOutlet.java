package org.parley.cli.demo;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.parley.schemas.Side;

/**
 * An invented outlet with its feed and its articles.
 *
 * @param host a name under {@code .example}, which no name server resolves
 * @param language ISO 639-1
 * @param country of the newsroom, ISO 3166-1 alpha-3
 * @param side whose public it addresses
 * @param zone whose offset its articles carry
 * @param template the design of its pages
 */
public record DemoOutlet(
        String id,
        String name,
        String tagline,
        String host,
        String language,
        String country,
        Side side,
        ZoneId zone,
        SyndicationFeed feed,
        String template,
        List<DemoArticle> articles) {

    public DemoOutlet {
        Required.text("id", id);
        Required.text("name", name);
        Required.text("tagline", tagline);
        Required.text("host", host);
        Required.that(host.endsWith(".example"), "host must end in .example, got " + host);
        Required.text("language", language);
        Required.text("country", country);
        Required.that(country.matches("[A-Z]{3}"), "country must be ISO 3166-1 alpha-3, got " + country);
        Required.value("side", side);
        Required.value("zone", zone);
        Required.value("feed", feed);
        Required.text("template", template);
        articles = Required.list("articles", articles);
        Set<String> paths = new HashSet<>(Set.of(feed.path(), "/", "/robots.txt"));
        for (DemoArticle article : articles) {
            Required.that(paths.add(article.path()), "path " + article.path() + " is taken twice");
            Required.that(
                    zone.getRules()
                            .getOffset(article.published().toInstant())
                            .equals(article.published().getOffset()),
                    "published " + article.published() + " of " + article.path() + " is not in the offset of " + zone);
        }
    }

    /** Where and how the outlet syndicates. */
    public record SyndicationFeed(FeedFormat format, String path) {

        public SyndicationFeed {
            Required.value("format", format);
            Required.path("path", path);
        }
    }

    /** The public address of a path on this outlet's host. */
    public String address(String path) {
        return "http://" + host + path;
    }

    Optional<DemoArticle> article(String path) {
        return articles.stream().filter(article -> article.path().equals(path)).findFirst();
    }
}
