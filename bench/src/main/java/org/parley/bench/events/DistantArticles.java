package org.parley.bench.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextSource;
import org.parley.schemas.TrustedRecords;

/** Made-up English news that has nothing to do with any bundled dossier, as most of a news stream has. */
final class DistantArticles {

    static {
        TrustedRecords.install();
    }

    private static final List<String> SENTENCES = List.of(
            "The council of %s voted on Tuesday to reopen the swimming pool, which had been closed since spring.",
            "Farmers near %s met the minister for agriculture to talk about the price of milk.",
            "“We will not sell before the summer,” said the owner of the shipyard in %s.",
            "The home side beat %s by three goals to one in front of 20,000 people.",
            "Shares of the brewer fell 4.5% after talks with its workers in %s broke down.",
            "A court in %s heard the appeal of a driver who had parked on the tram line.",
            "Researchers from %s described a beetle that sleeps through dry years.",
            "Trains to %s were late again on 12 March because of work on a bridge.");
    private static final List<String> TOWNS =
            List.of("Alderbrook", "Port Ellery", "Nantes", "Osaka", "Mendoza", "Leeds", "Fort Wayne", "Lima");
    private static final int COUNT = 100;

    private DistantArticles() {}

    /** A hundred articles of a length in characters. */
    static List<Article> ofLength(int length) {
        Random random = new Random(5);
        List<Article> articles = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            StringBuilder text = new StringBuilder();
            while (text.length() < length) {
                text.append(sentence(random)).append(random.nextInt(4) == 0 ? "\n\n" : " ");
            }
            articles.add(article("distant-" + i, sentence(random), text.substring(0, length)));
        }
        return articles;
    }

    private static String sentence(Random random) {
        return SENTENCES.get(random.nextInt(SENTENCES.size())).replace("%s", TOWNS.get(random.nextInt(TOWNS.size())));
    }

    private static Article article(String id, String title, String text) {
        Instant published = Instant.parse("2025-03-14T09:00:00Z");
        return Article.newBuilder()
                .setArticleId(id)
                .setUrl("")
                .setOutlet(Outlet.newBuilder().setName("made up").build())
                .setTitle(title)
                .setText(text)
                .setLanguage("en")
                .setPublishedAt(published)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.INPUT)
                .setFetchedAt(published)
                .build();
    }
}
