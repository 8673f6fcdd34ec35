package org.parley.enrich.extract;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Actor;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** Joins titles, the states they belong to and the names around them to one person, or to the holder of the office. */
final class TitledNames {

    /** Words that lead from an acting group to its state: "teams from the United States" act for it. */
    private static final Set<String> FROM = Set.of("from", "из", "від", "od", "aus", "de");

    /** What may stand between a title and its state or a further title: prepositions, articles and the English genitive. */
    private static final Set<String> TITLE_JOINTS =
            Set.of("of", "from", "из", "від", "the", "for", "-", "der", "des", "von", "de", "du", "la", "l", "d", "'s");

    private static final int LONGEST_JOINT = 3;
    private static final int LONGEST_NAME = 3;

    private final SpanSenses senses;
    private final List<Token> tokens;
    private final List<Span> spans;
    private final OfficeHolders holders;
    private final List<Ref> refs;
    private final int index;

    /** @param refs where people are put as they are read */
    TitledNames(SpanSenses senses, OfficeHolders holders, List<Ref> refs, int index) {
        this.senses = senses;
        this.tokens = senses.tokens();
        this.spans = senses.spans();
        this.holders = holders;
        this.refs = refs;
        this.index = index;
    }

    /** A name that no title leads; the next span to look at. */
    int person(int i, Person person) {
        int from = spans.get(i).from();
        if (isOwnerOfTitle(i)) {
            holders.remember(person);
            return titled(i + 1, from, person.code(), String.valueOf(senses.title(spans.get(i + 1))));
        }
        return named(i, from, person, null);
    }

    /** "Trump's envoy", "Putin's foreign policy aide": the envoy acts, not the one who sent him. */
    private boolean isOwnerOfTitle(int i) {
        int to = spans.get(i).to();
        if (i + 1 >= spans.size() || to >= tokens.size() || senses.title(spans.get(i + 1)) == null) {
            return false;
        }
        boolean owns = tokens.get(to).is("'s") || tokens.get(to).is("'");
        return owns && spans.get(i + 1).from() - to <= 2 && senses.body(spans.get(i + 1)) == null;
    }

    /** A name, with what stands in apposition behind it: "Putin, the Russian president,"; the next span to look at. */
    int named(int i, int from, Person person, @Nullable String title) {
        Span span = spans.get(i);
        int next = i + 1;
        int to = span.to();
        int at = next;
        if (at < spans.size()
                && to < tokens.size()
                && tokens.get(to).is(",")
                && spans.get(at).from() <= to + 2) {
            @Nullable Actor body = senses.body(spans.get(at));
            int titleAt = body != null ? at + 1 : at;
            boolean same = body == null || body.code().equals(person.code());
            if (same
                    && !namesSomeoneElse(titleAt)
                    && titleAt < spans.size()
                    && senses.title(spans.get(titleAt)) != null
                    && spans.get(titleAt).from() - spans.get(at).to() <= 1) {
                next = titleAt + 1;
                to = spans.get(titleAt).to();
            }
        }
        holders.remember(person);
        refs.add(new Ref(from, to, Ref.Type.PERSON, person.code(), person, null, title));
        return next;
    }

    /** "Macron, chancellor Merz": the title belongs to the next name. */
    private boolean namesSomeoneElse(int titleAt) {
        for (int j = titleAt + 1; j < spans.size() && j <= titleAt + 3; j++) {
            if (spans.get(j).from() - spans.get(j - 1).to() > LONGEST_NAME
                    || hasComma(spans.get(j - 1).to(), spans.get(j).from())) {
                return false;
            }
            if (senses.person(spans.get(j)) != null) {
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

    /** A title at {@code i}, perhaps with more titles, "of" a state, and a name; the next span to look at. */
    int titled(int i, int from, @Nullable String before, String firstTitle) {
        @Nullable String code = before;
        String title = firstTitle;
        int last = i;
        int j = i + 1;
        while (j < spans.size() && gapIsJoint(spans.get(last).to(), spans.get(j).from())) {
            Span span = spans.get(j);
            if (isFrom(span) && j + 1 < spans.size() && senses.body(spans.get(j + 1)) != null && code == null) {
                last = j;
                j++;
                continue;
            }
            @Nullable String more = senses.title(span);
            @Nullable Actor body = senses.body(span);
            if (more != null && body == null) {
                title = OfficeHolders.isOffice(title) ? title : more;
            } else if (body != null && code == null && !(senses.isAdjective(span) && !isGenitive(last, j))) {
                code = body.code();
            } else {
                break;
            }
            last = j;
            j++;
        }
        if (j < spans.size() && gapIsName(spans.get(last).to(), spans.get(j).from())) {
            @Nullable Person person = senses.person(spans.get(j));
            if (person != null) {
                return named(j, from, person, title);
            }
        }
        addTitled(from, last, code, title);
        return last + 1;
    }

    private boolean isFrom(Span span) {
        return span.to() - span.from() == 1
                && FROM.contains(tokens.get(span.from()).norm());
    }

    private boolean isGenitive(int last, int j) {
        return spans.get(j).from() == spans.get(last).to();
    }

    /** Only small words between a title and what belongs to it: "president of the". */
    private boolean gapIsJoint(int from, int to) {
        if (to - from > LONGEST_JOINT) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (!TITLE_JOINTS.contains(tokens.get(i).norm())) {
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
            boolean given =
                    token.isCapital() || token.is(".") || token.is(",") && i == from || token.is("-") || token.is("\"");
            if (!given) {
                return false;
            }
        }
        return true;
    }

    private void addTitled(int from, int last, @Nullable String code, String title) {
        int to = spans.get(last).to();
        @Nullable Person unknown = code == null ? null : unknownName(to, code);
        if (unknown != null) {
            int words = unknown.name().split(" ").length;
            refs.add(new Ref(from, to + words, Ref.Type.PERSON, code, unknown, null, title));
            return;
        }
        Optional<Person> holder = holders.holder(title, code);
        if (holder.isPresent()) {
            refs.add(new Ref(from, to, Ref.Type.PERSON, holder.get().code(), holder.get(), null, title));
        } else if (code != null) {
            Ref.Type type = OfficeHolders.actsForState(title) ? Ref.Type.BODY : Ref.Type.ADJECTIVE;
            refs.add(new Ref(from, to, type, code, null, null, title));
        }
    }

    /** Two capitalised words behind a title that the lexicon doesn't know are somebody's name, but not in the title. */
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
                && !senses.isMatched(at)
                && !senses.isMatched(at + 1);
        return name ? new Person(Transliteration.name(given, family), code, List.of()) : null;
    }
}
