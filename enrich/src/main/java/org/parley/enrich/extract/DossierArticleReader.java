package org.parley.enrich.extract;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
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
    private static final int REASONS = 4;
    private static final LocalDate NO_DATE = LocalDate.of(2025, 1, 1);

    private final Dossier dossier;
    private final MentionWriter writer;
    private final Confidence confidence;

    DossierArticleReader(Dossier dossier, Confidence confidence) {
        this.dossier = dossier;
        this.writer = new MentionWriter(dossier);
        this.confidence = confidence;
    }

    @Override
    public String dossier() {
        return dossier.name();
    }

    @Override
    public Reading read(Article article) {
        Analysis analysis = analyse(article);
        List<Mention> mentions = new ArrayList<>();
        for (Candidate candidate : analysis.candidates()) {
            if (candidate.isLikely()) {
                mentions.add(writer.write(article, candidate.draft(), mentions.size(), analysis.language()));
            }
        }
        return new Reading(analysis.language(), !mentions.isEmpty(), mentions);
    }

    /** The features that speak loudest for and against a candidate, for {@link ExplainView}. */
    String strongest(Candidate candidate) {
        return candidate.features().stream()
                .filter(feature -> confidence.weight(feature) != 0)
                .sorted(Comparator.comparingDouble(feature -> -Math.abs(confidence.weight(feature))))
                .limit(REASONS)
                .map(feature -> String.format(Locale.ROOT, "%s %+.1f", feature, confidence.weight(feature)))
                .collect(Collectors.joining(", "));
    }

    /** The mention that a candidate would be. */
    Mention write(Article article, Candidate candidate) {
        return writer.write(article, candidate.draft(), 0, null);
    }

    /** An event that a rule found, and what speaks for and against it. */
    record Candidate(Draft draft, List<String> features) {

        boolean isLikely() {
            return draft.confidence >= Confidence.LEAST;
        }
    }

    /** What was found on the way, for {@link ExplainView}. */
    record Analysis(
            @Nullable String language, List<TaggedSentence> sentences, List<Draft> drafts, List<Candidate> candidates) {

        static Analysis empty(@Nullable String language, List<TaggedSentence> sentences) {
            return new Analysis(language, sentences, List.of(), List.of());
        }
    }

    Analysis analyse(Article article) {
        List<Token> title = Tokenizer.tokenize(article.getTitle());
        List<Token> text = Tokenizer.tokenize(article.getText(), LONGEST_TEXT);
        @Nullable String language = language(article, title, text);
        @Nullable Lexicon lexicon = language == null ? null : dossier.lexicons().get(language);
        if (lexicon == null || language == null) {
            return Analysis.empty(language, List.of());
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
        Relevance relevance = new Relevance(dossier, sentences);
        if (!relevance.article()) {
            return Analysis.empty(language, sentences);
        }
        Context context = new Context(dossier, day, published != null, FREE_ORDER.contains(language));
        List<Draft> drafts = drafts(sentences, context);
        List<Draft> events = ArticleAssembly.assemble(drafts);
        ArticleAssembly.fillPlaces(events, sentences);
        StoryLine.fill(events, sentences, context);
        return new Analysis(language, sentences, drafts, judge(events, relevance));
    }

    private List<Candidate> judge(List<Draft> drafts, Relevance relevance) {
        return drafts.stream()
                .map(draft -> {
                    List<String> features = Features.of(draft, relevance, dossier.sides());
                    draft.confidence = confidence.of(features);
                    return new Candidate(draft, features);
                })
                .toList();
    }

    private static List<Draft> drafts(List<TaggedSentence> sentences, Context context) {
        EncounterRules encounters = new EncounterRules(context, sentences);
        AccordRules accords = new AccordRules(context);
        List<Draft> drafts = new ArrayList<>();
        for (TaggedSentence sentence : sentences) {
            context.enter(sentence);
            drafts.addAll(encounters.read(sentence));
            drafts.addAll(accords.read(sentence));
            context.leave(sentence);
        }
        return drafts;
    }

    private @Nullable String language(Article article, List<Token> title, List<Token> text) {
        @Nullable String given = article.getLanguage();
        if (given != null && given.length() >= 2) {
            return given.substring(0, 2).toLowerCase(Locale.ROOT);
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
