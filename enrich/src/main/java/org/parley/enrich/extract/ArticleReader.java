package org.parley.enrich.extract;

import org.parley.schemas.Article;

/** Reads articles for one dossier. Implementations are thread-safe and take any text without throwing. */
public interface ArticleReader {

    /** The dossier it reads for. */
    String dossier();

    /** What the article says that belongs to the dossier. Who has several readers hands all of them the same text, so that it is parted once. */
    Reading read(ArticleText text);

    /** What the article says, for who has one reader. */
    default Reading read(Article article) {
        return read(new ArticleText(article));
    }
}
