package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;
import org.parley.schemas.Article;
import org.parley.schemas.TextField;

/**
 * Shows an analyst how an article was read: each sentence with its people, places, dates and trigger words marked, and under it the
 * drafts that its rules made. Plain text; made for people, not for programs.
 */
public final class ExplainView {

    private final DossierArticleReader reader;

    private ExplainView(DossierArticleReader reader) {
        this.reader = reader;
    }

    /**
     * A view of the articles as the given reader reads them.
     *
     * @throws IllegalArgumentException when the reader is not one of {@link Dossiers}
     */
    public static ExplainView of(ArticleReader reader) {
        if (reader instanceof DossierArticleReader known) {
            return new ExplainView(known);
        }
        throw new IllegalArgumentException("can only explain the readers of Dossiers, not " + reader.getClass());
    }

    /** The marked text, its drafts and the events they became. */
    public String render(Article article) {
        ArticleText text = new ArticleText(article);
        DossierArticleReader.Analysis analysis = reader.analyse(text);
        StringBuilder out = new StringBuilder();
        out.append("language ").append(reader.language(text)).append(", ").append(reader.dossier());
        boolean relevant = analysis.candidates().stream().anyMatch(DossierArticleReader.Candidate::isLikely);
        out.append(relevant ? ": relevant" : ": not relevant").append("\n");
        for (TaggedSentence sentence : analysis.sentences()) {
            String field = sentence.field() == TextField.TITLE ? article.getTitle() : article.getText();
            out.append("\n")
                    .append(sentence.index())
                    .append("  ")
                    .append(marked(sentence, field))
                    .append("\n");
            for (Draft draft : analysis.drafts()) {
                if (draft.sentence.equals(sentence)) {
                    out.append("     → ").append(line(draft)).append("\n");
                }
            }
        }
        out.append("\nevents\n");
        for (DossierArticleReader.Candidate candidate : analysis.candidates()) {
            out.append(candidate.isLikely() ? "  " : "  too doubtful: ")
                    .append(line(candidate.draft()))
                    .append(" | ")
                    .append(reader.strongest(candidate))
                    .append("\n");
        }
        return out.toString();
    }

    private static String marked(TaggedSentence sentence, String text) {
        Map<Integer, String> opening = new TreeMap<>();
        Map<Integer, String> closing = new TreeMap<>();
        List<Token> tokens = sentence.tokens();
        for (Ref ref : sentence.refs()) {
            mark(opening, closing, tokens, ref.from(), ref.to(), "[", ":" + label(ref) + "]");
        }
        for (DateFinder.Found date : sentence.dates()) {
            mark(opening, closing, tokens, date.from(), date.to(), "{", ":date}");
        }
        for (Span span : sentence.spans()) {
            String words = words(span);
            if (!words.isEmpty()) {
                mark(opening, closing, tokens, span.from(), span.to(), "<", ":" + words + ">");
            }
        }
        StringBuilder out = new StringBuilder();
        for (int at = sentence.sentence().start(); at <= sentence.sentence().end(); at++) {
            out.append(closing.getOrDefault(at, ""));
            if (at < sentence.sentence().end()) {
                out.append(opening.getOrDefault(at, "")).append(text.charAt(at));
            }
        }
        return out.toString();
    }

    private static void mark(
            Map<Integer, String> opening,
            Map<Integer, String> closing,
            List<Token> tokens,
            int from,
            int to,
            String open,
            String close) {
        opening.merge(tokens.get(from).start(), open, String::concat);
        closing.merge(tokens.get(to - 1).end(), close, String::concat);
    }

    private static String label(Ref ref) {
        String who = ref.person() != null ? ref.person().name() + " " : "";
        String where = ref.site() != null ? ref.site().name() + " " : "";
        return ref.type().name().toLowerCase(java.util.Locale.ROOT) + " " + who + where + ref.code();
    }

    /** Acts and things in full, cues by name; titles and date words are seen in what they became. */
    private static String words(Span span) {
        List<String> words = new ArrayList<>();
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Word word && word.group() != Group.DATE && word.group() != Group.TITLE) {
                words.add(
                        word.group() == Group.CUE ? word.value() : word.group().key() + " " + word.value());
            }
        }
        return String.join(", ", words);
    }

    private static String line(Draft draft) {
        List<String> parties = new ArrayList<>();
        draft.parties.forEach((who, role) ->
                parties.add((who.person() == null ? "" : who.person().name() + " ") + who.code() + " "
                        + role.name().toLowerCase(java.util.Locale.ROOT)));
        String place = draft.place == null ? "-" : label(draft.place);
        String when = draft.when == null
                ? "-"
                : draft.when.start() + " " + draft.when.precision() + (draft.dateSaid ? "" : " (publication)");
        return draft.kind + " " + draft.status + (draft.statusSaid ? "" : "?") + " by " + draft.rule + " | " + when
                + " | " + place + " | " + String.join(", ", parties) + " | "
                + String.format(java.util.Locale.ROOT, "%.2f", draft.confidence);
    }
}
