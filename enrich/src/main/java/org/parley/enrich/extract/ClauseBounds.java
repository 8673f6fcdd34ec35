package org.parley.enrich.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** Where the clauses of a sentence begin and end: at joining words, at verbs of saying, at marks, and where somebody else begins to act. */
final class ClauseBounds {

    private static final int DECLARED_WITHIN = 4;
    private static final Set<String> MARKS = Set.of(";", "(", ")", ":", "|", "[", "]");
    private static final Set<String> OWNING = Set.of("his", "her", "their", "him");
    private static final List<String> LINKS = List.of("at", "and", "topic", "with", "which", "who");

    private final TaggedSentence sentence;
    /** By token: where its clause starts, and where the clause of a trigger that ends before it ends. */
    private final int[] starts;

    private final int[] ends;

    ClauseBounds(TaggedSentence sentence) {
        this.sentence = sentence;
        int size = sentence.tokens().size();
        this.starts = new int[size + 1];
        this.ends = new int[size + 1];
        Arrays.fill(ends, size);
        for (Span span : sentence.spans()) {
            if (isBoundary(span)) {
                part(span.from(), span.to());
            }
        }
        for (int at = 0; at < size; at++) {
            if (isBoundaryMark(at)) {
                part(at, at + 1);
            }
        }
        for (int at = 1; at <= size; at++) {
            starts[at] = Math.max(starts[at], starts[at - 1]);
        }
        for (int at = size - 1; at >= 0; at--) {
            ends[at] = Math.min(ends[at], ends[at + 1]);
        }
    }

    private void part(int from, int to) {
        starts[to] = to;
        ends[from] = from;
    }

    /** Start of the clause that a token stands in. */
    int start(int token) {
        return starts[token];
    }

    /** End of the clause that a token stands in, exclusive. */
    int end(int token) {
        return ends[Math.min(token, ends.length - 1)];
    }

    private boolean isBoundary(Span span) {
        return span.isCue("boundary") || isRelative(span) || span.isCue("say") && !declares(span);
    }

    /** German articles are relative pronouns behind a comma. */
    private boolean isRelative(Span span) {
        return span.isCue("comma-boundary")
                && span.from() > 0
                && sentence.tokens().get(span.from() - 1).is(",");
    }

    /** "announced a truce" acts, "announced that …" speaks. */
    private boolean declares(Span span) {
        if (!span.is(Group.PAST, "declare") && !span.is(Group.PRESENT, "declare")) {
            return false;
        }
        for (Span next : sentence.spans()) {
            if (next.from() >= span.to() && next.from() <= span.to() + DECLARED_WITHIN && next.has(Group.THING)) {
                return true;
            }
        }
        return false;
    }

    private boolean isBoundaryMark(int at) {
        Token token = sentence.tokens().get(at);
        if (token.shape() != Token.Shape.MARK) {
            return false;
        }
        String norm = token.norm();
        return MARKS.contains(norm)
                || norm.equals("\"") && !Quotation.isOfName(sentence.tokens(), at)
                || norm.equals("-") && isDash(at)
                || norm.equals(",") && isNewSubject(at);
    }

    /** "The delegations sat down in May, and Erdogan raised the matter": behind a comma and an "and", somebody else does something else. */
    private boolean isNewSubject(int at) {
        List<Token> tokens = sentence.tokens();
        if (at + 2 >= tokens.size()) {
            return false;
        }
        @Nullable Span and = sentence.spanEndingAt(at + 2);
        if (and == null || and.from() != at + 1 || !and.isCue("and")) {
            return false;
        }
        @Nullable Span pronoun = sentence.spanStartingAt(at + 2);
        if (pronoun != null && isSubject(pronoun)) {
            return true;
        }
        @Nullable Ref subject = sentence.refStartingAt(at + 2);
        if (subject == null || !subject.isParty() || subject.to() >= tokens.size()) {
            return false;
        }
        Token verb = tokens.get(subject.to());
        return verb.shape() == Token.Shape.LOWER && !isLink(subject.to());
    }

    /** "he" and "the two" act; "his" and "their" only own. */
    private boolean isSubject(Span pronoun) {
        return (pronoun.isCue("they") || pronoun.isCue("he"))
                && !OWNING.contains(sentence.tokens().get(pronoun.from()).norm());
    }

    /** A small word behind a name goes on with the list rather than beginning what the named one does. */
    private boolean isLink(int at) {
        @Nullable Span span = sentence.spanStartingAt(at);
        return span != null && (span.has(Group.THING) || LINKS.stream().anyMatch(link -> span.isCue(link)));
    }

    /** A dash with spaces parts clauses; a hyphen joins words. */
    private boolean isDash(int at) {
        List<Token> tokens = sentence.tokens();
        return at > 0
                && at + 1 < tokens.size()
                && tokens.get(at).start() > tokens.get(at - 1).end()
                && tokens.get(at + 1).start() > tokens.get(at).end();
    }
}
