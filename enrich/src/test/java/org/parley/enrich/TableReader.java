package org.parley.enrich;

import java.util.ArrayList;
import java.util.List;
import org.parley.enrich.extract.ArticleReader;
import org.parley.enrich.extract.ArticleText;
import org.parley.enrich.extract.Reading;
import org.parley.schemas.Article;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.Mention;
import org.parley.schemas.Party;

/** Reads articles whose text is a table of mentions, one a line: {@code MEETING PLANNED 2025-03-11 USA RUS}. */
public final class TableReader implements ArticleReader {

    @Override
    public String dossier() {
        return "ukraine";
    }

    @Override
    public Reading read(ArticleText text) {
        Article article = text.article();
        List<Mention> mentions = new ArrayList<>();
        for (String line : article.getText().lines().toList()) {
            String[] cells = line.split(" ", -1);
            Party[] parties = new Party[cells.length - 3];
            for (int i = 0; i < parties.length; i++) {
                parties[i] = Given.state(cells[i + 3]);
            }
            mentions.add(Given.mention(EventKind.valueOf(cells[0]), EventStatus.valueOf(cells[1]))
                    .of(parties)
                    .when(Given.on(cells[2]))
                    .in(article, mentions.size()));
        }
        return new Reading("en", true, mentions);
    }

    /** An article for this reader. */
    public static Article article(String id, String published, String... lines) {
        Article article = Given.article(id, published);
        article.setText(String.join("\n", lines));
        return article;
    }
}
