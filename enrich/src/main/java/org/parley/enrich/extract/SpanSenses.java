package org.parley.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Site;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Folding;
import org.parley.enrich.text.Token;

/** The spans that the lexicon matched in one sentence, and what each of them may mean there: a person, a body, a site or a title. */
final class SpanSenses {

    private final List<Token> tokens;
    private final List<Span> spans;
    private final OfficeHolders holders;

    SpanSenses(List<Token> tokens, List<Span> spans, OfficeHolders holders) {
        this.tokens = tokens;
        this.spans = spans;
        this.holders = holders;
    }

    List<Token> tokens() {
        return tokens;
    }

    List<Span> spans() {
        return spans;
    }

    @Nullable
    Person person(Span span) {
        @Nullable Person best = null;
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Who who && (best == null || isBetter(who.person(), best, span))) {
                best = who.person();
            }
        }
        return best;
    }

    /** Of two people with one name: the one whose given name stands before, else the one in office. */
    private boolean isBetter(Person person, Person best, Span span) {
        String given = span.from() > 0 ? tokens.get(span.from() - 1).norm() : "";
        boolean named = !given.isEmpty() && Folding.fold(person.name()).startsWith(given + " ");
        return named || !holders.isInOffice(best) && holders.isInOffice(person);
    }

    @Nullable
    Actor body(Span span) {
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Body body) {
                return body.actor();
            }
        }
        return null;
    }

    @Nullable
    Site site(Span span) {
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Where where) {
                return where.site();
            }
        }
        return null;
    }

    @Nullable
    String title(Span span) {
        List<String> titles = span.values(Group.TITLE);
        return titles.isEmpty() ? null : titles.get(0);
    }

    boolean isAdjective(Span span) {
        return hasForm(span, Sense.Form.ADJECTIVE);
    }

    /** Whether a span names a body; "US" and its like do so only as far as they are no adjective. */
    boolean isName(Span span) {
        return hasForm(span, Sense.Form.NAME) && !(isAdjective(span) && isUpper(span));
    }

    private static boolean hasForm(Span span, Sense.Form form) {
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Body body && body.form() == form) {
                return true;
            }
        }
        return false;
    }

    boolean isUpper(Span span) {
        return tokens.get(span.from()).shape() == Token.Shape.UPPER;
    }

    /** Whether the lexicon knows what stands at a token. */
    boolean isMatched(int token) {
        for (Span span : spans) {
            if (span.from() <= token && token < span.to()) {
                return true;
            }
        }
        return false;
    }

    /** Whether one span follows another at once, or behind a case ending or a hyphen. */
    boolean isNext(Span span, Span next) {
        if (next.from() == span.to()) {
            return true;
        }
        return next.from() == span.to() + 1
                && (tokens.get(span.to()).shape() == Token.Shape.SUFFIX
                        || tokens.get(span.to()).is("-"))
                && !next.has(Group.THING);
    }
}
