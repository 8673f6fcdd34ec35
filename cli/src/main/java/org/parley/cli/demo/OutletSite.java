package org.parley.cli.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an outlet's host answers at this point of the replay: front page, feed, robots.txt and the articles that are out. */
final class OutletSite {

    private static final String ROBOTS = """
            User-agent: *
            Disallow: /search
            Disallow: /account
            """;

    private final PageRenderer pages;
    private final Replay replay;

    OutletSite(DemoWorld world, Replay replay) {
        this.pages = world.pages();
        this.replay = replay;
    }

    /** @param base what goes before a path in a page's links */
    Reply get(DemoOutlet outlet, String path, String base) {
        if (path.equals("/") || path.isEmpty()) {
            return Reply.html(pages.front(outlet, released(outlet), base), null);
        }
        if (path.equals("/robots.txt")) {
            return Reply.text(200, ROBOTS);
        }
        if (path.equals(outlet.feed().path())) {
            return feed(outlet);
        }
        Optional<DemoArticle> article = outlet.article(path).filter(replay::isReleased);
        return article.map(found -> page(outlet, found, base)).orElseGet(() -> Reply.text(404, "Not found.\n"));
    }

    private Reply feed(DemoOutlet outlet) {
        List<DemoArticle> articles = released(outlet);
        Instant changed = articles.isEmpty() ? null : replay.releasedAt(articles.get(0));
        String type = outlet.feed().format().mediaType() + "; charset=utf-8";
        return new Reply(200, type, FeedWriter.write(outlet, articles), changed);
    }

    private Reply page(DemoOutlet outlet, DemoArticle article, String base) {
        List<DemoArticle> earlier = released(outlet).stream()
                .filter(other -> other.published().isBefore(article.published()))
                .toList();
        @Nullable Instant changed = replay.releasedAt(article);
        return Reply.html(pages.article(outlet, article, earlier, base), changed);
    }

    private List<DemoArticle> released(DemoOutlet outlet) {
        return outlet.articles().stream()
                .filter(replay::isReleased)
                .sorted(Comparator.comparing(DemoArticle::published).reversed())
                .toList();
    }
}
