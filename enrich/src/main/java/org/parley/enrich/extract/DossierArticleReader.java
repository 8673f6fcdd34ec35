package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Glance;
import org.parley.enrich.dossier.Lexicon;
import org.parley.enrich.text.Sentence;
import org.parley.schemas.Article;
import org.parley.schemas.Mention;
import org.parley.schemas.TextField;

/**
 * Reads articles by a dossier's lexicon and the rules of encounter and accord, in the order of its methods: a glance at the letters, which
 * is all that most articles get; tag; find; assemble; judge; write. Stateless between articles, so one instance serves any number of
 * threads.
 */
final class DossierArticleReader implements ArticleReader {

    private static final Set<String> FREE_ORDER = Set.of("uk", "ru", "pl", "tr", "de");
    private static final int REASONS = 4;

    private final Dossier dossier;
    private final Glance glance;
    private final MentionWriter writer;
    private final Confidence confidence;

    /** @param glance over this dossier and those that are read beside it */
    DossierArticleReader(Dossier dossier, Glance glance, Confidence confidence) {
        this.dossier = dossier;
        this.glance = glance;
        this.writer = new MentionWriter(dossier);
        this.confidence = confidence;
    }

    @Override
    public String dossier() {
        return dossier.name();
    }

    @Override
    public Reading read(ArticleText text) {
        List<Mention> mentions = mayBeNear(text) ? write(text, analyse(text)) : List.of();
        return new Reading(language(text), !mentions.isEmpty(), mentions);
    }

    /** A glance at the letters: for what any dossier is about, and only where there is something for what this one is. */
    boolean mayBeNear(ArticleText text) {
        @Nullable Lexicon lexicon = lexicon(text);
        return lexicon != null
                && text.mayName(glance, lexicon.language())
                && (lexicon.mayBeNear(text.article().getTitle(), ArticleText.LONGEST)
                        || lexicon.mayBeNear(text.article().getText(), ArticleText.LONGEST));
    }

    /** What is found in an article on the way to its mentions, for {@link ExplainView}. */
    Analysis analyse(ArticleText text) {
        @Nullable Lexicon lexicon = lexicon(text);
        if (lexicon == null) {
            return Analysis.of(List.of());
        }
        PublicationDay published = PublicationDay.of(text.article());
        List<TaggedSentence> sentences = tag(text, lexicon, published.day());
        Relevance relevance = new Relevance(dossier, sentences);
        if (!relevance.article()) {
            return Analysis.of(sentences);
        }
        Context context =
                new Context(dossier, published.day(), published.known(), FREE_ORDER.contains(lexicon.language()));
        List<Draft> drafts = find(sentences, context);
        return new Analysis(sentences, drafts, judge(assemble(drafts, sentences, context), relevance));
    }

    @Nullable
    String language(ArticleText text) {
        return text.language(dossier.languages());
    }

    /** The words of the article's language; null when the dossier isn't read in it. */
    private @Nullable Lexicon lexicon(ArticleText text) {
        @Nullable String language = language(text);
        return language == null ? null : dossier.lexicons().get(language);
    }

    private List<TaggedSentence> tag(ArticleText text, Lexicon lexicon, LocalDate published) {
        SentenceTagger tagger = new SentenceTagger(dossier, lexicon, published);
        List<TaggedSentence> sentences = new ArrayList<>();
        for (Sentence sentence : text.titleSentences(lexicon.language())) {
            sentences.add(tagger.tag(sentence, TextField.TITLE, 0));
        }
        int index = 1;
        for (Sentence sentence : text.textSentences(lexicon.language())) {
            sentences.add(tagger.tag(sentence, TextField.TEXT, index++));
        }
        return sentences;
    }

    private static List<Draft> find(List<TaggedSentence> sentences, Context context) {
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

    private static List<Draft> assemble(List<Draft> drafts, List<TaggedSentence> sentences, Context context) {
        List<Draft> events = ArticleAssembly.assemble(drafts);
        ArticleAssembly.fillPlaces(events, sentences);
        StoryLine.fill(events, sentences, context);
        return events;
    }

    private List<Candidate> judge(List<Draft> events, Relevance relevance) {
        List<Candidate> candidates = new ArrayList<>(events.size());
        for (Draft event : events) {
            List<String> features = Features.of(event, relevance, dossier.sides());
            event.confidence = confidence.of(features);
            candidates.add(new Candidate(event, features));
        }
        return candidates;
    }

    private List<Mention> write(ArticleText text, Analysis analysis) {
        List<Mention> mentions = new ArrayList<>();
        for (Candidate candidate : analysis.candidates()) {
            if (candidate.isLikely()) {
                mentions.add(writer.write(text.article(), candidate.draft(), mentions.size(), language(text)));
            }
        }
        return mentions;
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

    /** All that was found in an article, likely or not. */
    record Analysis(List<TaggedSentence> sentences, List<Draft> drafts, List<Candidate> candidates) {

        /** Of an article in which no rule looked for anything. */
        static Analysis of(List<TaggedSentence> sentences) {
            return new Analysis(sentences, List.of(), List.of());
        }
    }
}
