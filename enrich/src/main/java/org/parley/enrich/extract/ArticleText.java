package org.parley.enrich.extract;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Glance;
import org.parley.enrich.text.LanguageGuesser;
import org.parley.enrich.text.Sentence;
import org.parley.enrich.text.SentenceSplitter;
import org.parley.enrich.text.Tokenizer;
import org.parley.schemas.Article;

/**
 * An article with what the readers of all dossiers ask of its text: its language and its sentences. Each is found when first asked for,
 * then shared. Made for one article and one thread. Text beyond {@link #LONGEST} characters is not read.
 */
public final class ArticleText {

    static final int LONGEST = 1_000_000;

    private final Article article;
    private @Nullable Split split;
    private @Nullable Guess guess;
    private @Nullable Glanced glanced;

    private record Split(String language, List<Sentence> title, List<Sentence> text) {}

    private record Guess(LanguageGuesser guesser, @Nullable String language) {}

    private record Glanced(Glance glance, String language, boolean mayFind) {}

    public ArticleText(Article article) {
        this.article = article;
    }

    public Article article() {
        return article;
    }

    /** The language that the article is said to be in, else that of its commonest words; null when it cannot be told. */
    @Nullable
    String language(LanguageGuesser guesser) {
        @Nullable String given = article.getLanguage();
        if (given != null && given.length() >= 2) {
            return given.substring(0, 2).toLowerCase(Locale.ROOT);
        }
        if (guess == null || guess.guesser() != guesser) {
            @Nullable String language = guesser.guess(article.getText());
            guess = new Guess(guesser, language != null ? language : guesser.guess(article.getTitle()));
        }
        return guess.language();
    }

    /** Whether title or text may name something that the glance looks for; looked at once for all readers. */
    boolean mayName(Glance glance, String language) {
        if (glanced == null || glanced.glance() != glance || !glanced.language().equals(language)) {
            boolean mayFind = glance.mayFind(language, article.getTitle(), LONGEST)
                    || glance.mayFind(language, article.getText(), LONGEST);
            glanced = new Glanced(glance, language, mayFind);
        }
        return glanced.mayFind();
    }

    List<Sentence> titleSentences(String language) {
        return split(language).title();
    }

    List<Sentence> textSentences(String language) {
        return split(language).text();
    }

    private Split split(String language) {
        if (split == null || !split.language().equals(language)) {
            split = new Split(
                    language,
                    SentenceSplitter.split(Tokenizer.tokenize(article.getTitle()), language),
                    SentenceSplitter.split(Tokenizer.tokenize(article.getText(), LONGEST), language));
        }
        return split;
    }
}
