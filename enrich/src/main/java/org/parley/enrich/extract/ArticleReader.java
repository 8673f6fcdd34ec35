package org.parley.enrich.extract;

import org.parley.schemas.Article;

/** Reads articles for one dossier. Implementations are thread-safe and take any text without throwing. */
public interface ArticleReader {

    /** The dossier it reads for. */
    String dossier();

    /** What the article says that belongs to the dossier. */
    Reading read(Article article);
}
