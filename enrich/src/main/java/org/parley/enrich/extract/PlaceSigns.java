package org.parley.enrich.extract;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Site;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** Tells by the words around it whether a capital or a state is named as a place or stands for its government. */
final class PlaceSigns {

    /** What may stand between "in" and a place: articles, an opening quote, and what kind of place it is. */
    private static final Set<String> PLACE_LEADS = Set.of(
            "the", "der", "den", "dem", "la", "le", "l", "\"", "столиця", "столиці", "столице", "місті", "городе",
            "city", "capital", "nearby");

    /** Prepositions that a phrase such as "arrived in" brings along. */
    private static final Set<String> ENDINGS = Set.of("in", "to", "at", "into");

    /** Words for "of" between a meeting and its city. */
    private static final Set<String> GENITIVES = Set.of("de", "d", "von");

    /** Turkish case endings that say where, whither or whence: "Ankara'da", "Kiev'e", "Moskova'dan". */
    private static final Pattern LOCATIVE = Pattern.compile("'[dtyn]?[aei](n)?");

    private static final List<Group> FORMS = List.of(Group.PAST, Group.PRESENT, Group.BASE, Group.FUTURE);
    private static final int LONGEST_LEAD = 3;

    private final SpanSenses senses;
    private final List<Token> tokens;
    private final List<Span> spans;
    private final Map<String, Site> capitals;
    private final List<Ref> refs;
    private final int index;

    /** @param refs what the sentence has named so far */
    PlaceSigns(SpanSenses senses, Map<String, Site> capitals, List<Ref> refs, int index) {
        this.senses = senses;
        this.tokens = senses.tokens();
        this.spans = senses.spans();
        this.capitals = capitals;
        this.refs = refs;
        this.index = index;
    }

    /** "in the Turkish capital", «в столице Саудовской Аравии». */
    @Nullable
    Site capital(int i, Actor body) {
        Span span = spans.get(i);
        boolean behind = senses.isAdjective(span)
                && i + 1 < spans.size()
                && senses.isNext(span, spans.get(i + 1))
                && spans.get(i + 1).isCue("capital");
        boolean before = !senses.isAdjective(span)
                && i > 0
                && senses.isNext(spans.get(i - 1), span)
                && spans.get(i - 1).isCue("capital");
        return behind || before ? capitals.get(body.code()) : null;
    }

    /** Whether a capital is meant as the city that it is. */
    boolean isPlace(int i, Span span) {
        return isAt(i, span) || isVenue(i, span) || isDateline(span);
    }

    /** Whether "in", "to", "from" or the like stands before a name, perhaps with an article or another place between. */
    boolean isAt(int i, Span span) {
        if (span.to() < tokens.size()
                && tokens.get(span.to()).shape() == Token.Shape.SUFFIX
                && isLocative(tokens.get(span.to()).norm())) {
            return true;
        }
        int before = span.from() - 1;
        while (before >= 0
                && span.from() - before <= LONGEST_LEAD
                && PLACE_LEADS.contains(tokens.get(before).norm())) {
            before--;
        }
        for (int j = i - 1; j >= 0; j--) {
            Span other = spans.get(j);
            if (other.to() == before + 1) {
                boolean at = other.isCue("at")
                        || other.isCue("origin")
                        || other.isCue("future") && tokens.get(before).is("to");
                return at || endsWithAt(other) || before >= 1 && isPlaceList(other, before);
            }
            if (other.to() <= before) {
                return before >= 1 && tokens.get(before).is(",") && isPlaceEnd(before);
            }
        }
        return false;
    }

    private static boolean isLocative(String suffix) {
        return LOCATIVE.matcher(suffix).matches()
                && !suffix.equals("'i")
                && !suffix.equals("'yi")
                && !suffix.endsWith("in");
    }

    /** "arrived in" ends with the preposition itself, and "visited" needs none. */
    private boolean endsWithAt(Span span) {
        boolean preposition = span.to() - span.from() > 1
                && ENDINGS.contains(tokens.get(span.to() - 1).norm());
        return preposition || FORMS.stream().anyMatch(form -> span.is(form, "visit"));
    }

    private boolean isPlaceList(Span other, int before) {
        return other.isCue("and") && isPlaceEnd(before);
    }

    /** "in Riyadh, Saudi Arabia"; "in Kyiv and Moscow". */
    private boolean isPlaceEnd(int before) {
        for (int j = refs.size() - 1; j >= 0; j--) {
            if (refs.get(j).to() == before) {
                return refs.get(j).type() == Ref.Type.PLACE;
            }
        }
        return false;
    }

    /** "le sommet de Londres": a meeting of a city was held there. */
    private boolean isVenue(int i, Span span) {
        int of = span.from() - 1;
        return i > 0
                && of > 0
                && GENITIVES.contains(tokens.get(of).norm())
                && spans.get(i - 1).to() == of
                && spans.get(i - 1).is(Group.THING, "meeting");
    }

    /** "KYIV, Ukraine (AP) -": where the report was written, at the head of a sentence that is not the title. */
    private boolean isDateline(Span span) {
        return span.from() == 0
                && span.to() < tokens.size()
                && index > 0
                && (tokens.get(span.to()).is(",")
                        || tokens.get(span.to()).is("-")
                        || tokens.get(span.to()).is("("))
                && tokens.get(0).shape() == Token.Shape.UPPER;
    }
}
