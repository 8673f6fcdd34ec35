package org.parley.fuzz;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.Dossiers;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Mention;
import org.parley.schemas.Outlet;
import org.parley.schemas.TextField;
import org.parley.schemas.TextSource;
import org.parley.schemas.TrustedRecords;

/** The event extraction, its dates included, on any text in any language: its evidence must stand in the text that it quotes. */
public final class ArticleTarget {

    static {
        TrustedRecords.install();
    }

    private static final List<ArticleReader> READERS = Dossiers.bundled().readers();
    private static final String[] LANGUAGES = {"en", "uk", "ru", "pl", "de", "fr", "tr", "xx"};

    private ArticleTarget() {}

    /** The first byte chooses the language, the next two the time of publication; the first line of the rest is the title. */
    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length < 3) {
            return;
        }
        long day = (input[1] & 0xff) * 256L + (input[2] & 0xff);
        String content = new String(Arrays.copyOfRange(input, 3, input.length), StandardCharsets.UTF_8);
        int line = Math.max(0, content.indexOf('\n'));
        Article article = article(
                LANGUAGES[(input[0] & 0xff) % LANGUAGES.length],
                Instant.EPOCH.plusSeconds(day * 86_400),
                content.substring(0, line),
                content.substring(line));
        for (ArticleReader reader : READERS) {
            reader.read(article).mentions().forEach(mention -> check(article, mention));
        }
    }

    private static void check(Article article, Mention mention) {
        var evidence = mention.getEvidence();
        String field = evidence.getField() == TextField.TITLE ? article.getTitle() : article.getText();
        if (!field.substring(evidence.getStart(), evidence.getEnd()).equals(evidence.getText())) {
            throw new AssertionError("evidence is not in the text: " + evidence);
        }
    }

    private static Article article(String language, Instant published, String title, String text) {
        return Article.newBuilder()
                .setArticleId("f00d")
                .setUrl("https://outlet.example/a")
                .setOutlet(Outlet.newBuilder().setName("Outlet").build())
                .setTitle(title)
                .setText(text)
                .setLanguage(language)
                .setPublishedAt(published)
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.PAGE)
                .setFetchedAt(published)
                .build();
    }
}
