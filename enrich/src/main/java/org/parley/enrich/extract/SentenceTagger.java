package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.List;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Lexicon;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Sentence;
import org.parley.schemas.TextField;

/**
 * Finds who, where and when a sentence names. One tagger reads the sentences of one article in their order, since a bare title means
 * whoever was named for it before.
 */
final class SentenceTagger {

    private final Dossier dossier;
    private final Lexicon lexicon;
    private final OfficeHolders holders;

    SentenceTagger(Dossier dossier, Lexicon lexicon, LocalDate day) {
        this.dossier = dossier;
        this.lexicon = lexicon;
        this.holders = new OfficeHolders(dossier, day);
    }

    TaggedSentence tag(Sentence sentence, TextField field, int index) {
        List<Span> spans = lexicon.match(sentence.tokens());
        List<DateFinder.Found> dates = DateFinder.find(sentence.tokens(), spans);
        SpanSenses senses = new SpanSenses(sentence.tokens(), spans, holders);
        List<Ref> refs = new RefReader(senses, holders, dossier.capitals(), index).refs();
        return new TaggedSentence(sentence, field, index, spans, refs, dates);
    }
}
