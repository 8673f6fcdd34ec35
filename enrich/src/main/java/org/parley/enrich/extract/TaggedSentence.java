package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Sentence;
import org.parley.enrich.text.Token;
import org.parley.schemas.TextField;

/**
 * A sentence with all that the lexicon knows about it; what rules read.
 *
 * @param field the part of the article that offsets count in
 * @param index number of the sentence in the article, the headline being 0
 */
record TaggedSentence(
        Sentence sentence, TextField field, int index, List<Span> spans, List<Ref> refs, List<DateFinder.Found> dates) {

    private static final int DECLARED_WITHIN = 4;

    TaggedSentence {
        spans = List.copyOf(spans);
        refs = List.copyOf(refs);
        dates = List.copyOf(dates);
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
        for (Span span : spans) {
            if (span.from() >= from && span.to() <= to && Tag.cue(span, value)) {
                return span;
            }
        }
        return null;
    }

    /** The last such cue between two positions. */
    @Nullable
    Span lastCue(int from, int to, String value) {
        @Nullable Span last = null;
        for (Span span : spans) {
            if (span.from() >= from && span.to() <= to && Tag.cue(span, value)) {
                last = span;
            }
        }
        return last;
    }

    @Nullable
    Span spanEndingAt(int token) {
        for (Span span : spans) {
            if (span.to() == token) {
                return span;
            }
        }
        return null;
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
        int start = 0;
        for (Span span : spans) {
            if (span.to() <= token && isBoundary(span)) {
                start = Math.max(start, span.to());
            }
        }
        for (int i = start; i < token; i++) {
            if (isBoundaryMark(i)) {
                start = i + 1;
            }
        }
        return start;
    }

    /** Start of the clause before, when this one hangs on it by "where" or "when" and so shares its date and place. */
    int sharedStart(int clauseStart) {
        @Nullable Span link = spanEndingAt(clauseStart);
        return link != null && Tag.cue(link, "relative") ? clauseStart(link.from()) : clauseStart;
    }

    /** End of the clause that a token stands in, exclusive. */
    int clauseEnd(int token) {
        int end = tokens().size();
        for (Span span : spans) {
            if (span.from() >= token && isBoundary(span)) {
                end = Math.min(end, span.from());
                break;
            }
        }
        for (int i = token; i < end; i++) {
            if (isBoundaryMark(i)) {
                return i;
            }
        }
        return end;
    }

    /** "the meeting, which took place on Friday": a relative clause right behind belongs to the clause it follows. */
    int relativeEnd(int end) {
        for (Span span : spans) {
            if (span.from() == end && Tag.cue(span, "which")) {
                return clauseEnd(span.to());
            }
        }
        return end;
    }

    private boolean isBoundary(Span span) {
        return Tag.cue(span, "boundary") || Tag.cue(span, "say") && !declares(span);
    }

    /** "announced a truce" acts, "announced that …" speaks. */
    private boolean declares(Span span) {
        if (!Tag.is(span, "past", "declare") && !Tag.is(span, "present", "declare")) {
            return false;
        }
        for (Span next : spans) {
            if (next.from() >= span.to() && next.from() <= span.to() + DECLARED_WITHIN && next.has("thing")) {
                return true;
            }
        }
        return false;
    }

    private boolean isBoundaryMark(int at) {
        String norm = tokens().get(at).norm();
        return norm.equals(";")
                || norm.equals("(")
                || norm.equals(")")
                || norm.equals(":")
                || norm.equals("\"") && !Quotation.isOfName(tokens(), at)
                || norm.equals("|")
                || norm.equals("[")
                || norm.equals("]")
                || isDash(at)
                || isNewSubject(at);
    }

    /** "The delegations sat down in May, and Erdogan raised the matter": behind a comma and an "and", somebody else does something else. */
    private boolean isNewSubject(int at) {
        List<Token> tokens = tokens();
        if (!tokens.get(at).is(",") || at + 2 >= tokens.size()) {
            return false;
        }
        @Nullable Span and = spanEndingAt(at + 2);
        if (and == null || and.from() != at + 1 || !Tag.cue(and, "and")) {
            return false;
        }
        @Nullable Ref subject = refStartingAt(at + 2);
        if (subject == null || !subject.isParty() || subject.to() >= tokens.size()) {
            return false;
        }
        Token verb = tokens.get(subject.to());
        return verb.shape() == Token.Shape.LOWER && !isLink(subject.to());
    }

    /** A small word behind a name goes on with the list rather than beginning what the named one does. */
    private boolean isLink(int at) {
        for (Span span : spans) {
            if (span.from() == at
                    && (Tag.cue(span, "at")
                            || Tag.cue(span, "and")
                            || Tag.cue(span, "topic")
                            || Tag.cue(span, "with")
                            || Tag.cue(span, "which")
                            || Tag.cue(span, "who")
                            || Tag.hasGroup(span, "thing"))) {
                return true;
            }
        }
        return false;
    }

    /** A dash with spaces parts clauses; a hyphen joins words. */
    private boolean isDash(int at) {
        List<Token> tokens = tokens();
        return tokens.get(at).is("-")
                && at > 0
                && at + 1 < tokens.size()
                && tokens.get(at).start() > tokens.get(at - 1).end()
                && tokens.get(at + 1).start() > tokens.get(at).end();
    }

    String text(String full) {
        return full.substring(sentence.start(), sentence.end());
    }
}
