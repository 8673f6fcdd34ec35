package org.parley.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;

/** Finds in each article what the test said is in it; an article that the test did not speak of is not relevant. */
public final class ScriptedReader implements ArticleReader {

    private final Map<String, List<Mention>> script = new HashMap<>();

    /** What the reader will find in a version of an article. */
    public ScriptedReader finds(Article article, Mention... mentions) {
        script.put(key(article), List.of(mentions));
        return this;
    }

    @Override
    public String dossier() {
        return "ukraine";
    }

    @Override
    public Reading read(ArticleText text) {
        Article article = text.article();
        if (article.getText().equals("explode")) {
            throw new IllegalStateException("a bug in the reader");
        }
        List<Mention> found = script.getOrDefault(key(article), List.of());
        return new Reading(article.getLanguage(), script.containsKey(key(article)), found);
    }

    private static String key(Article article) {
        return article.getArticleId() + "/" + article.getRevision();
    }
}
