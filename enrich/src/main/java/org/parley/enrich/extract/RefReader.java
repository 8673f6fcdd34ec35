package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Site;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** One pass over a sentence's spans, from left to right, that reads whom and which places they refer to. */
final class RefReader {

    private final SpanSenses senses;
    private final List<Token> tokens;
    private final List<Span> spans;
    private final OfficeHolders holders;
    private final int index;
    private final List<Ref> refs = new ArrayList<>();
    private final TitledNames names;
    private final PlaceSigns places;

    /**
     * @param capitals by code of the state
     * @param index of the sentence in the text; 0 for the title
     */
    RefReader(SpanSenses senses, OfficeHolders holders, Map<String, Site> capitals, int index) {
        this.senses = senses;
        this.tokens = senses.tokens();
        this.spans = senses.spans();
        this.holders = holders;
        this.index = index;
        this.names = new TitledNames(senses, holders, refs, index);
        this.places = new PlaceSigns(senses, capitals, refs, index);
    }

    List<Ref> refs() {
        int i = 0;
        while (i < spans.size()) {
            i = next(i);
        }
        new SharedTitles(tokens, holders::holder).share(refs);
        return refs;
    }

    /** Reads the reference that begins at a span, if any; the next span to look at. */
    private int next(int i) {
        Span span = spans.get(i);
        @Nullable Person person = senses.person(span);
        if (person != null) {
            return names.person(i, person);
        }
        @Nullable Actor body = senses.body(span);
        if (body != null) {
            return body(i, span, body);
        }
        @Nullable String title = senses.title(span);
        if (title != null) {
            return names.titled(i, span.from(), null, title);
        }
        @Nullable Site site = senses.site(span);
        if (site != null) {
            refs.add(siteRef(i, span, site));
        }
        return i + 1;
    }

    /** A state or organisation, perhaps only as that of the title or the name behind it. */
    private int body(int i, Span span, Actor body) {
        if (i + 1 < spans.size() && senses.isNext(span, spans.get(i + 1))) {
            int following = skipFormer(i + 1);
            @Nullable String title = senses.title(spans.get(following));
            if (title != null) {
                return names.titled(following, span.from(), body.code(), title);
            }
            @Nullable Person person = senses.person(spans.get(following));
            if (person != null && person.code().equals(body.code()) && senses.isAdjective(span)) {
                return names.named(following, span.from(), person, null);
            }
        }
        @Nullable Site capital = places.capital(i, body);
        refs.add(
                capital == null
                        ? bodyRef(i, span, body)
                        : new Ref(span.from(), span.to(), Ref.Type.PLACE, capital.country(), null, capital, null));
        return i + 1;
    }

    private int skipFormer(int i) {
        return i + 1 < spans.size() && spans.get(i).isCue("former") ? i + 1 : i;
    }

    private Ref bodyRef(int i, Span span, Actor actor) {
        if (isAdjective(i, span) || isCompound(span)) {
            return new Ref(span.from(), span.to(), Ref.Type.ADJECTIVE, actor.code(), null, null, null);
        }
        boolean place = actor.state() && places.isAt(i, span);
        return new Ref(
                span.from(),
                span.to(),
                place ? Ref.Type.PLACE : Ref.Type.BODY,
                actor.code(),
                null,
                senses.site(span),
                null);
    }

    /** An acronym is one only before a word that it can qualify. */
    private boolean isAdjective(int i, Span span) {
        boolean adjective = senses.isAdjective(span) && !senses.isName(span);
        if (adjective && senses.isUpper(span)) {
            return i + 1 < spans.size()
                    && spans.get(i + 1).from() == span.to()
                    && !spans.get(i + 1).has(Group.CUE);
        }
        return adjective;
    }

    /** "US ally", "EU funds": an acronym before a plain noun qualifies it. */
    private boolean isCompound(Span span) {
        return index > 0
                && senses.isUpper(span)
                && senses.isAdjective(span)
                && span.to() < tokens.size()
                && tokens.get(span.to()).shape() == Token.Shape.LOWER
                && !senses.isMatched(span.to());
    }

    private Ref siteRef(int i, Span span, Site site) {
        boolean acts = site.standsFor() != null && !places.isPlace(i, span);
        String code = acts ? site.standsFor() : site.country();
        return new Ref(span.from(), span.to(), acts ? Ref.Type.BODY : Ref.Type.PLACE, code, null, site, null);
    }
}
