package org.parley.enrich.extract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Lexicon;
import org.parley.enrich.dossier.Office;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Site;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Sentence;
import org.parley.enrich.text.Token;
import org.parley.schemas.TextField;

/**
 * Finds who and where a sentence names: joins adjectives, titles and names to one person, resolves an office to its holder on the day of
 * publication, and tells a capital as a place from a capital that stands for its government.
 */
final class SentenceTagger {

    /** Titles whose holder is looked up when no name follows. */
    private static final Set<String> OFFICES = Set.of(
            "president",
            "prime-minister",
            "chancellor",
            "foreign-minister",
            "defence-minister",
            "king",
            "crown-prince",
            "emir",
            "pope",
            "secretary-general",
            "director-general",
            "security-adviser",
            "security-secretary",
            "chief-of-staff",
            "intelligence-chief",
            "vice-president",
            "commission-president",
            "council-president",
            "high-representative",
            "treasury-secretary");

    /** Titles that a state's people bear without being named: they act for the state. */
    private static final Set<String> ROLES = Set.of(
            "delegation", "official", "negotiator", "envoy", "minister", "adviser", "leader", "ambassador", "cardinal");

    private static final Set<String> FROM = Set.of("from", "из", "від", "od", "aus", "de");
    private static final Set<String> GENITIVES = Set.of("de", "d", "von");
    private static final int LONGEST_NAME = 3;

    private final Dossier dossier;
    private final Lexicon lexicon;
    private final LocalDate day;
    /** Who was last named for each office. */
    private final Map<String, Person> remembered = new HashMap<>();

    SentenceTagger(Dossier dossier, Lexicon lexicon, LocalDate day) {
        this.dossier = dossier;
        this.lexicon = lexicon;
        this.day = day;
    }

    TaggedSentence tag(Sentence sentence, TextField field, int index) {
        List<Span> spans = lexicon.match(sentence.tokens());
        List<DateFinder.Found> dates = DateFinder.find(sentence.tokens(), spans);
        List<Ref> refs = new Pass(sentence.tokens(), spans, index).refs();
        return new TaggedSentence(sentence, field, index, spans, refs, dates);
    }

    private final class Pass {
        private final List<Token> tokens;
        private final List<Span> spans;
        private final int index;
        private final List<Ref> refs = new ArrayList<>();

        Pass(List<Token> tokens, List<Span> spans, int index) {
            this.tokens = tokens;
            this.spans = spans;
            this.index = index;
        }

        List<Ref> refs() {
            int i = 0;
            while (i < spans.size()) {
                i = next(i);
            }
            new SharedTitles(tokens, this::holder).share(refs);
            return refs;
        }

        /** Reads the reference that begins at a span, if any; the next span to look at. */
        private int next(int i) {
            Span span = spans.get(i);
            @Nullable Person person = person(span);
            if (person != null && isOwnerOfTitle(i)) {
                remember(person);
                return titled(i + 1, span.from(), person.code(), String.valueOf(title(spans.get(i + 1))));
            }
            if (person != null) {
                return named(i, span.from(), person, null);
            }
            @Nullable Actor body = body(span);
            @Nullable String title = title(span);
            if (title != null && body == null) {
                return titled(i, span.from(), null, title);
            }
            if (body != null && i + 1 < spans.size() && isNext(span, spans.get(i + 1))) {
                int following = skipFormer(i + 1);
                @Nullable String behind = following < spans.size() ? title(spans.get(following)) : null;
                if (behind != null) {
                    return titled(following, span.from(), body.code(), behind);
                }
                @Nullable Person holder = following < spans.size() ? person(spans.get(following)) : null;
                if (holder != null && holder.code().equals(body.code()) && adjective(span)) {
                    return named(following, span.from(), holder, null);
                }
            }
            @Nullable Site capital = body == null ? null : capital(i, body);
            if (body != null && capital != null) {
                refs.add(new Ref(span.from(), span.to(), Ref.Type.PLACE, capital.country(), null, capital, null));
                return i + 1;
            }
            if (body != null) {
                refs.add(bodyRef(i, span, body));
                return i + 1;
            }
            @Nullable Site site = site(span);
            if (site != null) {
                refs.add(siteRef(i, span, site));
            }
            return i + 1;
        }

        /** "in the Turkish capital", «в столице Саудовской Аравии». */
        private @Nullable Site capital(int i, Actor body) {
            boolean behind = adjective(spans.get(i))
                    && i + 1 < spans.size()
                    && isNext(spans.get(i), spans.get(i + 1))
                    && Tag.cue(spans.get(i + 1), "capital");
            boolean before = !adjective(spans.get(i))
                    && i > 0
                    && isNext(spans.get(i - 1), spans.get(i))
                    && Tag.cue(spans.get(i - 1), "capital");
            return behind || before ? dossier.capitals().get(body.code()) : null;
        }

        private int skipFormer(int i) {
            return i + 1 < spans.size() && Tag.cue(spans.get(i), "former") ? i + 1 : i;
        }

        /** A name, with what stands in apposition behind it: "Putin, the Russian president,". */
        private int named(int i, int from, Person person, @Nullable String title) {
            Span span = spans.get(i);
            int next = i + 1;
            int to = span.to();
            int at = next;
            if (at < spans.size()
                    && to < tokens.size()
                    && tokens.get(to).is(",")
                    && spans.get(at).from() <= to + 2) {
                @Nullable Actor body = body(spans.get(at));
                int titleAt = body != null ? at + 1 : at;
                boolean same = body == null || body.code().equals(person.code());
                if (same
                        && !namesSomeoneElse(titleAt)
                        && titleAt < spans.size()
                        && title(spans.get(titleAt)) != null
                        && spans.get(titleAt).from() - spans.get(at).to() <= 1) {
                    next = titleAt + 1;
                    to = spans.get(titleAt).to();
                }
            }
            remember(person);
            refs.add(new Ref(from, to, Ref.Type.PERSON, person.code(), person, null, title));
            return next;
        }

        /** "Trump's envoy", "Putin's foreign policy aide": the envoy acts, not the one who sent him. */
        private boolean isOwnerOfTitle(int i) {
            int to = spans.get(i).to();
            if (i + 1 >= spans.size() || to >= tokens.size() || title(spans.get(i + 1)) == null) {
                return false;
            }
            boolean owns = tokens.get(to).is("'s") || tokens.get(to).is("'");
            return owns && spans.get(i + 1).from() - to <= 2 && body(spans.get(i + 1)) == null;
        }

        /** "Macron, chancellor Merz": the title belongs to the next name. */
        private boolean namesSomeoneElse(int titleAt) {
            for (int j = titleAt + 1; j < spans.size() && j <= titleAt + 3; j++) {
                if (spans.get(j).from() - spans.get(j - 1).to() > LONGEST_NAME
                        || hasComma(spans.get(j - 1).to(), spans.get(j).from())) {
                    return false;
                }
                if (person(spans.get(j)) != null) {
                    return true;
                }
            }
            return false;
        }

        private boolean hasComma(int from, int to) {
            for (int i = from; i < to; i++) {
                if (tokens.get(i).is(",")) {
                    return true;
                }
            }
            return false;
        }

        /** A title at {@code i}, perhaps with more titles, "of" a state, and a name. */
        private int titled(int i, int from, @Nullable String before, String firstTitle) {
            @Nullable String code = before;
            String title = firstTitle;
            int last = i;
            int j = i + 1;
            while (j < spans.size()
                    && gapIsLight(spans.get(last).to(), spans.get(j).from())) {
                Span span = spans.get(j);
                if (isFrom(span) && j + 1 < spans.size() && body(spans.get(j + 1)) != null && code == null) {
                    last = j;
                    j++;
                    continue;
                }
                @Nullable String more = title(span);
                @Nullable Actor body = body(span);
                if (more != null && body == null) {
                    title = OFFICES.contains(title) ? title : more;
                } else if (body != null && code == null && !(adjective(span) && !isGenitive(last, j))) {
                    code = body.code();
                } else {
                    break;
                }
                last = j;
                j++;
            }
            if (j < spans.size() && gapIsName(spans.get(last).to(), spans.get(j).from())) {
                @Nullable Person person = person(spans.get(j));
                if (person != null) {
                    return named(j, from, person, title);
                }
            }
            addTitled(from, last, code, title);
            return last + 1;
        }

        /** "The prime minister" without a state is the one named before. */
        private void remember(Person person) {
            for (Office office : person.offices()) {
                if (office.heldOn(day)) {
                    remembered.put(office.title(), person);
                }
            }
        }

        /** "teams from the United States" act for it. */
        private boolean isFrom(Span span) {
            return span.to() - span.from() == 1
                    && FROM.contains(tokens.get(span.from()).norm());
        }

        private boolean isGenitive(int last, int j) {
            return spans.get(j).from() == spans.get(last).to();
        }

        private void addTitled(int from, int last, @Nullable String code, String title) {
            int to = spans.get(last).to();
            @Nullable Person unknown = code == null ? null : unknownName(to, code);
            if (unknown != null) {
                int words = unknown.name().split(" ").length;
                refs.add(new Ref(from, to + words, Ref.Type.PERSON, code, unknown, null, title));
                return;
            }
            Optional<Person> holder = holder(title, code);
            if (holder.isPresent()) {
                refs.add(new Ref(from, to, Ref.Type.PERSON, holder.get().code(), holder.get(), null, title));
            } else if (code != null && (ROLES.contains(title) || OFFICES.contains(title))) {
                refs.add(new Ref(from, to, Ref.Type.BODY, code, null, null, title));
            } else if (code != null) {
                refs.add(new Ref(from, to, Ref.Type.ADJECTIVE, code, null, null, title));
            }
        }

        private Optional<Person> holder(String title, @Nullable String code) {
            if (title.equals("pope")) {
                return dossier.holder("pope", "VAT", day);
            }
            if (code == null) {
                return Optional.ofNullable(OFFICES.contains(title) ? remembered.get(title) : null);
            }
            if (title.equals("leader")) {
                return dossier.holder("president", code, day)
                        .or(() -> dossier.holder("prime-minister", code, day))
                        .or(() -> dossier.holder("chancellor", code, day));
            }
            return OFFICES.contains(title) ? dossier.holder(title, code, day) : Optional.empty();
        }

        /** Two capitalised words behind a title that the lexicon doesn't know are somebody's name. */
        private @Nullable Person unknownName(int at, String code) {
            if (index == 0 || at + 1 >= tokens.size()) {
                return null;
            }
            Token given = tokens.get(at);
            Token family = tokens.get(at + 1);
            boolean name = given.shape() == Token.Shape.CAPITAL
                    && family.shape() == Token.Shape.CAPITAL
                    && given.norm().length() > 1
                    && family.norm().length() > 1
                    && !isMatched(at)
                    && !isMatched(at + 1);
            return name ? new Person(Transliteration.name(given, family), code, List.of()) : null;
        }

        private boolean isMatched(int token) {
            for (Span span : spans) {
                if (span.from() <= token && token < span.to()) {
                    return true;
                }
            }
            return false;
        }

        private Ref bodyRef(int i, Span span, Actor actor) {
            boolean adjective = adjective(span) && !name(span);
            if (adjective && upperAdjective(span)) {
                adjective = i + 1 < spans.size()
                        && spans.get(i + 1).from() == span.to()
                        && !Tag.hasGroup(spans.get(i + 1), "cue");
            }
            if (adjective || isCompound(span)) {
                return new Ref(span.from(), span.to(), Ref.Type.ADJECTIVE, actor.code(), null, null, null);
            }
            boolean place = actor.state() && isAt(i, span);
            return new Ref(
                    span.from(),
                    span.to(),
                    place ? Ref.Type.PLACE : Ref.Type.BODY,
                    actor.code(),
                    null,
                    site(span),
                    null);
        }

        /** "US ally", "EU funds": an acronym before a plain noun qualifies it. */
        private boolean isCompound(Span span) {
            return index > 0
                    && upperAdjective(span)
                    && adjective(span)
                    && span.to() < tokens.size()
                    && tokens.get(span.to()).shape() == Token.Shape.LOWER
                    && !isMatched(span.to());
        }

        private boolean upperAdjective(Span span) {
            return tokens.get(span.from()).shape() == Token.Shape.UPPER;
        }

        private Ref siteRef(int i, Span span, Site site) {
            boolean acts = site.standsFor() != null && !isAt(i, span) && !isVenue(i, span) && !isDateline(span);
            String code = acts ? site.standsFor() : site.country();
            return new Ref(span.from(), span.to(), acts ? Ref.Type.BODY : Ref.Type.PLACE, code, null, site, null);
        }

        private boolean isDateline(Span span) {
            return span.from() == 0
                    && span.to() < tokens.size()
                    && index > 0
                    && (tokens.get(span.to()).is(",")
                            || tokens.get(span.to()).is("-")
                            || tokens.get(span.to()).is("("))
                    && tokens.get(0).shape() == Token.Shape.UPPER;
        }

        /** Whether "in", "to", "from" or the like stands before a name, perhaps with an article or another place between. */
        private boolean isAt(int i, Span span) {
            if (span.to() < tokens.size()
                    && tokens.get(span.to()).shape() == Token.Shape.SUFFIX
                    && isLocative(tokens.get(span.to()).norm())) {
                return true;
            }
            int before = span.from() - 1;
            while (before >= 0 && span.from() - before <= 3 && isLight(tokens.get(before))) {
                before--;
            }
            for (int j = i - 1; j >= 0; j--) {
                Span other = spans.get(j);
                if (other.to() == before + 1) {
                    boolean at = Tag.cue(other, "at")
                            || Tag.cue(other, "origin")
                            || Tag.cue(other, "future") && tokens.get(before).is("to");
                    return at || endsWithAt(other) || before >= 1 && isPlaceList(other, before);
                }
                if (other.to() <= before) {
                    return before >= 1 && tokens.get(before).is(",") && isPlaceEnd(before);
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
                    && Tag.is(spans.get(i - 1), "thing", "meeting");
        }

        /** "arrived in" ends with the preposition itself. */
        private boolean endsWithAt(Span span) {
            String last = tokens.get(span.to() - 1).norm();
            return span.to() - span.from() > 1
                            && (last.equals("in") || last.equals("to") || last.equals("at") || last.equals("into"))
                    || Tag.values(span, "past").contains("visit")
                    || Tag.values(span, "present").contains("visit")
                    || Tag.values(span, "base").contains("visit")
                    || Tag.values(span, "future").contains("visit");
        }

        private boolean isPlaceList(Span other, int before) {
            return Tag.cue(other, "and") && isPlaceEnd(before);
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

        private boolean isLight(Token token) {
            return token.is("the")
                    || token.is("der")
                    || token.is("den")
                    || token.is("dem")
                    || token.is("la")
                    || token.is("le")
                    || token.is("l")
                    || token.is("\"")
                    || token.is("столиця")
                    || token.is("столиці")
                    || token.is("столице")
                    || token.is("місті")
                    || token.is("городе")
                    || token.is("city")
                    || token.is("capital")
                    || token.is("nearby");
        }

        private boolean isLocative(String suffix) {
            return suffix.matches("'[dtyn]?[aei](n)?")
                    && !suffix.equals("'i")
                    && !suffix.equals("'yi")
                    && !suffix.endsWith("in");
        }

        /** Only small words between a title and what belongs to it: "president of the". */
        private boolean gapIsLight(int from, int to) {
            if (to - from > 3) {
                return false;
            }
            for (int i = from; i < to; i++) {
                Token token = tokens.get(i);
                boolean joins = token.is("of")
                        || token.is("from")
                        || token.is("из")
                        || token.is("від")
                        || token.is("the")
                        || token.is("for")
                        || token.is("-")
                        || token.is("der")
                        || token.is("des")
                        || token.is("von")
                        || token.is("de")
                        || token.is("du")
                        || token.is("la")
                        || token.is("l")
                        || token.is("d")
                        || token.is("'s");
                if (!joins) {
                    return false;
                }
            }
            return true;
        }

        /** Nothing, a comma or given names between a title and a known family name. */
        private boolean gapIsName(int from, int to) {
            if (to - from > LONGEST_NAME) {
                return false;
            }
            for (int i = from; i < to; i++) {
                Token token = tokens.get(i);
                boolean given = token.isCapital()
                        || token.is(".")
                        || token.is(",") && i == from
                        || token.is("-")
                        || token.is("\"");
                if (!given) {
                    return false;
                }
            }
            return true;
        }

        private boolean isNext(Span span, Span next) {
            if (next.from() == span.to()) {
                return true;
            }
            return next.from() == span.to() + 1
                    && (tokens.get(span.to()).shape() == Token.Shape.SUFFIX
                            || tokens.get(span.to()).is("-"))
                    && !Tag.hasGroup(next, "thing");
        }

        private @Nullable Person person(Span span) {
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
            boolean named = !given.isEmpty()
                    && org.parley.enrich.text.Folding.fold(person.name()).startsWith(given + " ");
            return named || !inOffice(best) && inOffice(person);
        }

        private boolean inOffice(Person person) {
            return person.offices().stream().anyMatch((Office office) -> office.heldOn(day));
        }

        private @Nullable Actor body(Span span) {
            for (Sense sense : span.senses()) {
                if (sense instanceof Sense.Body body) {
                    return body.actor();
                }
            }
            return null;
        }

        private boolean adjective(Span span) {
            return span.senses().stream()
                    .anyMatch(sense -> sense instanceof Sense.Body body && body.form() == Sense.Form.ADJECTIVE);
        }

        private boolean name(Span span) {
            return span.senses().stream()
                            .anyMatch(sense -> sense instanceof Sense.Body body && body.form() == Sense.Form.NAME)
                    && !(adjective(span) && upperAdjective(span));
        }

        private @Nullable Site site(Span span) {
            for (Sense sense : span.senses()) {
                if (sense instanceof Sense.Where where) {
                    return where.site();
                }
            }
            return null;
        }

        private @Nullable String title(Span span) {
            List<String> titles = Tag.values(span, "title");
            return titles.isEmpty() ? null : titles.get(0);
        }
    }
}
