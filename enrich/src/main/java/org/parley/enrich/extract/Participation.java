package org.parley.enrich.extract;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.Token;

/** Tells those who take part in what a clause tells from those whom it only names: its topic, an owner, an attribute of another noun. */
final class Participation {

    private static final Set<String> ARTICLES =
            Set.of("the", "l", "la", "le", "les", "der", "die", "das", "den", "dem");
    private static final int ADJECTIVE_REACH = 3;

    private final TaggedSentence sentence;
    private final int from;

    /** @param from where the clause begins */
    Participation(TaggedSentence sentence, int from) {
        this.sentence = sentence;
        this.from = from;
    }

    /** Whether who or what is named takes part in what the clause tells. */
    boolean takesPart(Ref ref) {
        return switch (ref.type()) {
            case PERSON -> !isTopic(ref);
            case BODY -> !isTopic(ref) && !isOwner(ref) && !isAttribute(ref);
            case ADJECTIVE -> !isTopic(ref) && leadsToActor(ref);
            case PLACE -> false;
        };
    }

    /** "about Putin", "war in Ukraine": what the event is about doesn't take part. */
    boolean isTopic(Ref ref) {
        int at = ref.from();
        List<Token> tokens = sentence.tokens();
        while (at > 0
                && ref.from() - at < 2
                && (ARTICLES.contains(tokens.get(at - 1).norm())
                        || tokens.get(at - 1).is("\""))) {
            at--;
        }
        @Nullable Span before = sentence.spanEndingAt(at);
        if (before != null && before.isCue("topic")) {
            return true;
        }
        @Nullable Ref pair = before != null && before.isCue("and") ? sentence.refEndingAt(before.from()) : null;
        return pair != null && pair.to() > from && pair.from() < ref.from() && isTopic(pair);
    }

    /** "Russia's invasion", "Ukraine war": the state qualifies another noun. */
    private boolean isOwner(Ref ref) {
        List<Token> tokens = sentence.tokens();
        if (ref.title() != null || ref.to() >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(ref.to());
        if (next.is("'s") || next.is("'")) {
            return !thingFollows(ref.to(), 4);
        }
        boolean pair = ref.from() > 0 && (tokens.get(ref.from() - 1).is("-") || isAnd(ref.from() - 1));
        @Nullable Span span = sentence.spanStartingAt(ref.to());
        if (!pair && span != null && span.has(Group.THING) && isEncounter(span)) {
            return true;
        }
        return span != null && span.isCue("qualified");
    }

    private boolean isEncounter(Span span) {
        return span.is(Group.THING, "meeting") || span.is(Group.THING, "call") || span.is(Group.THING, "peace");
    }

    boolean isAnd(int at) {
        @Nullable Span span = sentence.spanStartingAt(at);
        return span != null && span.isCue("and");
    }

    private boolean thingFollows(int at, int reach) {
        for (Span span : sentence.spans()) {
            if (span.from() >= at && span.from() < at + reach && (span.has(Group.THING) || span.has(Group.TITLE))) {
                return true;
            }
        }
        return false;
    }

    /** "people of Ukraine", «сил оборони України»: a genitive behind a noun that is neither an office nor the trigger. */
    private boolean isAttribute(Ref ref) {
        if (ref.title() != null || ref.from() == 0) {
            return false;
        }
        Token before = sentence.tokens().get(ref.from() - 1);
        if (before.is("of")
                || before.is("the")
                        && ref.from() > 1
                        && sentence.tokens().get(ref.from() - 2).is("of")) {
            int noun = before.is("of") ? ref.from() - 1 : ref.from() - 2;
            @Nullable Span span = sentence.spanEndingAt(noun);
            return span == null || !span.has(Group.THING);
        }
        boolean inflected = before.shape() == Token.Shape.LOWER && before.norm().length() > 3 && isCyrillic(before);
        return inflected && sentence.spanEndingAt(ref.from()) == null;
    }

    private static boolean isCyrillic(Token token) {
        char first = token.norm().charAt(0);
        return first >= 0x400 && first < 0x530;
    }

    /** "US and Russian officials", "Ukrainian-American talks": an adjective counts when an actor or an encounter follows. */
    private boolean leadsToActor(Ref ref) {
        if ("delegation".equals(ref.title()) || isPeople(ref)) {
            return true;
        }
        for (Span span : sentence.spans()) {
            boolean near = span.from() >= ref.to() && span.from() <= ref.to() + ADJECTIVE_REACH;
            if (near && (isEncounter(span) || span.is(Group.THING, "deal") || span.has(Group.TITLE))) {
                return true;
            }
        }
        @Nullable Ref next = sentence.refStartingAt(ref.to() + 1);
        return next != null && (next.title() != null || next.type() == Ref.Type.ADJECTIVE && leadsToActor(next));
    }

    /** "the Americans saw the Ukrainians", "a Russian one": a people, or what stands for its delegation. */
    private boolean isPeople(Ref ref) {
        List<Token> tokens = sentence.tokens();
        boolean one = ref.to() < tokens.size()
                && (tokens.get(ref.to()).is("one") || tokens.get(ref.to()).is("ones"));
        boolean of = ref.from() > 0 && tokens.get(ref.from() - 1).is("of");
        boolean plural = ref.to() - ref.from() == 1
                && tokens.get(ref.from()).norm().endsWith("ans")
                && tokens.get(ref.from()).shape() != Token.Shape.LOWER;
        return one || plural && !of;
    }
}
