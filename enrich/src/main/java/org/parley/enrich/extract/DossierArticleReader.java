package org.parley.enrich.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Lexicon;
import org.parley.enrich.text.Sentence;
import org.parley.enrich.text.SentenceSplitter;
import org.parley.enrich.text.Token;
import org.parley.enrich.text.Tokenizer;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;
import org.parley.schemas.TextField;

/**
 * Reads articles by a dossier's lexicon and the rules of encounter and accord. Stateless between articles, so one instance serves any
 * number of threads. Text beyond {@link #LONGEST_TEXT} characters is not read.
 */
final class DossierArticleReader implements ArticleReader {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final Set<String> FREE_ORDER = Set.of("uk", "ru", "pl", "tr", "de");
    private static final LocalDate NO_DATE = LocalDate.of(2025, 1, 1);

    private final Dossier dossier;
    private final MentionWriter writer;

    DossierArticleReader(Dossier dossier) {
        this.dossier = dossier;
        this.writer = new MentionWriter(dossier);
    }

    @Override
    public String dossier() {
        return dossier.name();
    }

    @Override
    public Reading read(Article article) {
        Analysis analysis = analyse(article);
        if (!analysis.relevant()) {
            return new Reading(analysis.language(), false, List.of());
        }
        List<Mention> mentions = new ArrayList<>();
        for (Draft draft : analysis.events()) {
            mentions.add(writer.write(article, draft, mentions.size(), analysis.language()));
        }
        return new Reading(analysis.language(), !mentions.isEmpty(), mentions);
    }

    /** What was found on the way, for {@link ExplainView}. */
    record Analysis(
            @Nullable String language,
            List<TaggedSentence> sentences,
            List<Draft> drafts,
            List<Draft> events,
            boolean relevant) {}

    Analysis analyse(Article article) {
        List<Token> title = Tokenizer.tokenize(article.getTitle());
        List<Token> text = Tokenizer.tokenize(article.getText(), LONGEST_TEXT);
        @Nullable String language = language(article, title, text);
        @Nullable Lexicon lexicon = language == null ? null : dossier.lexicons().get(language);
        if (lexicon == null || language == null) {
            return new Analysis(language, List.of(), List.of(), List.of(), false);
        }
        @Nullable LocalDate published = published(article);
        LocalDate day = published == null ? NO_DATE : published;
        SentenceTagger tagger = new SentenceTagger(dossier, lexicon, day);
        List<TaggedSentence> sentences = new ArrayList<>();
        SentenceSplitter.split(title, language).forEach(each -> sentences.add(tagger.tag(each, TextField.TITLE, 0)));
        int index = 1;
        for (Sentence sentence : SentenceSplitter.split(text, language)) {
            sentences.add(tagger.tag(sentence, TextField.TEXT, index++));
        }
        String focus = dossier.focus();
        Relevance relevance = new Relevance(dossier.sides(), focus, sentences);
        boolean named = relevance.article();
        if (!named && !relevance.mayConcern(dossier)) {
            return new Analysis(language, sentences, List.of(), List.of(), false);
        }
        List<Draft> drafts =
                drafts(sentences, new Context(dossier, day, published != null, FREE_ORDER.contains(language)));
        drafts.removeIf(draft -> named ? !relevance.event(draft) : !relevance.concerns(draft, dossier));
        List<Draft> events = new ArrayList<>(new ArticleAssembly(day).assemble(drafts));
        ArticleAssembly.fillPlaces(events, sentences);
        events.sort(Comparator.comparingInt(draft -> draft.sentence.index()));
        return new Analysis(language, sentences, drafts, events, named || !events.isEmpty());
    }

    private static List<Draft> drafts(List<TaggedSentence> sentences, Context context) {
        EncounterRules encounters = new EncounterRules(context);
        AccordRules accords = new AccordRules(context);
        List<Draft> drafts = new ArrayList<>();
        for (TaggedSentence sentence : sentences) {
            drafts.addAll(encounters.read(sentence));
            drafts.addAll(accords.read(sentence));
            context.leave(sentence);
        }
        return drafts;
    }

    private @Nullable String language(Article article, List<Token> title, List<Token> text) {
        @Nullable String given = article.getLanguage();
        if (given != null && given.length() >= 2) {
            return given.substring(0, 2).toLowerCase(java.util.Locale.ROOT);
        }
        @Nullable String guessed = dossier.languages().guess(text);
        return guessed != null ? guessed : dossier.languages().guess(title);
    }

    private static @Nullable LocalDate published(Article article) {
        @Nullable Instant at = article.getPublishedAt();
        if (at == null) {
            return null;
        }
        @Nullable Integer offset = article.getPublishedOffsetSeconds();
        boolean sane = offset != null && Math.abs(offset) <= ZoneOffset.MAX.getTotalSeconds();
        try {
            return at.atOffset(sane && offset != null ? ZoneOffset.ofTotalSeconds(offset) : ZoneOffset.UTC)
                    .toLocalDate();
        } catch (java.time.DateTimeException outOfRange) {
            return null;
        }
    }
}
