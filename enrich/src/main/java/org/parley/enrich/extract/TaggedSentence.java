package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Sentence;
import org.parley.enrich.text.Token;
import org.parley.schemas.TextField;

/** A sentence with all that the lexicon knows about it; what rules read. Not thread-safe: it finds its clauses when first asked. */
final class TaggedSentence {

    private final Sentence sentence;
    private final TextField field;
    private final int index;
    private final List<Span> spans;
    private final List<Ref> refs;
    private final List<DateFinder.Found> dates;
    private final @Nullable Span[] starting;
    private final @Nullable Span[] ending;
    /** The spans that can be cues, which rules ask for most. */
    private final List<Span> cues = new ArrayList<>();

    private @Nullable ClauseBounds bounds;

    /**
     * @param field the part of the article that offsets count in
     * @param index number of the sentence in the article, the headline being 0
     */
    TaggedSentence(
            Sentence sentence,
            TextField field,
            int index,
            List<Span> spans,
            List<Ref> refs,
            List<DateFinder.Found> dates) {
        this.sentence = sentence;
        this.field = field;
        this.index = index;
        this.spans = spans;
        this.refs = refs;
        this.dates = dates;
        int size = sentence.tokens().size() + 1;
        this.starting = new Span[size];
        this.ending = new Span[size];
        for (Span span : spans) {
            starting[span.from()] = span;
            ending[span.to()] = span;
            if (span.has(Group.CUE)) {
                cues.add(span);
            }
        }
    }

    Sentence sentence() {
        return sentence;
    }

    TextField field() {
        return field;
    }

    int index() {
        return index;
    }

    List<Span> spans() {
        return spans;
    }

    List<Ref> refs() {
        return refs;
    }

    List<DateFinder.Found> dates() {
        return dates;
    }

    List<Token> tokens() {
        return sentence.tokens();
    }

    boolean isTitle() {
        return field == TextField.TITLE;
    }

    /** Whether a cue stands between two token positions. */
    boolean cue(int from, int to, String value) {
        return cueAt(from, to, value) != null;
    }

    @Nullable
    Span cueAt(int from, int to, String value) {
        for (Span span : cues) {
            if (span.from() >= from && span.to() <= to && span.isCue(value)) {
                return span;
            }
        }
        return null;
    }

    /** The last such cue between two positions. */
    @Nullable
    Span lastCue(int from, int to, String value) {
        for (int i = cues.size() - 1; i >= 0; i--) {
            Span span = cues.get(i);
            if (span.from() >= from && span.to() <= to && span.isCue(value)) {
                return span;
            }
        }
        return null;
    }

    @Nullable
    Span spanStartingAt(int token) {
        return token >= 0 && token < starting.length ? starting[token] : null;
    }

    @Nullable
    Span spanEndingAt(int token) {
        return token >= 0 && token < ending.length ? ending[token] : null;
    }

    @Nullable
    Ref refEndingAt(int token) {
        for (Ref ref : refs) {
            if (ref.to() == token) {
                return ref;
            }
        }
        return null;
    }

    @Nullable
    Ref refStartingAt(int token) {
        for (Ref ref : refs) {
            if (ref.from() == token) {
                return ref;
            }
        }
        return null;
    }

    List<Ref> refsIn(int from, int to) {
        List<Ref> inside = new ArrayList<>();
        for (Ref ref : refs) {
            if (ref.from() >= from && ref.to() <= to) {
                inside.add(ref);
            }
        }
        return inside;
    }

    /** Start of the clause that a token stands in. */
    int clauseStart(int token) {
        return bounds().start(token);
    }

    /** End of the clause that a token stands in, exclusive. */
    int clauseEnd(int token) {
        return bounds().end(token);
    }

    /** Start of the clause before, when this one hangs on it by "where" or "when" and so shares its date and place. */
    int sharedStart(int clauseStart) {
        @Nullable Span link = spanEndingAt(clauseStart);
        return link != null && link.isCue("relative") ? clauseStart(link.from()) : clauseStart;
    }

    /** "the meeting, which took place on Friday": a relative clause right behind belongs to the clause it follows. */
    int relativeEnd(int end) {
        @Nullable Span link = spanStartingAt(end);
        return link != null && link.isCue("which") ? clauseEnd(link.to()) : end;
    }

    /** The words of the sentence. */
    String text(String full) {
        return full.substring(sentence.start(), sentence.end());
    }

    private ClauseBounds bounds() {
        if (bounds == null) {
            bounds = new ClauseBounds(this);
        }
        return bounds;
    }
}
