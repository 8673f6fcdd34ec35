package org.parley.enrich.resolve;

import org.jspecify.annotations.Nullable;

/** Where the mentions of each article went. Called from one thread. */
public interface ArticleTraces {

    @Nullable
    ArticleTrace get(String dossier, String articleId);

    void put(String dossier, String articleId, ArticleTrace trace);

    void remove(String dossier, String articleId);
}
