package org.parley.enrich.extract;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.parley.enrich.dossier.Person;
import org.parley.enrich.text.Token;

/**
 * One title in the plural for several states: «президенты США и Украины», "the presidents of France and Ukraine". Each state named behind
 * it, and each adjective before it, is the holder of that office.
 */
final class SharedTitles {

    private static final List<String> PLURALS =
            List.of("ы", "и", "ов", "ей", "ам", "ям", "ами", "ями", "ах", "ях", "s");
    private static final int LINK = 2;

    private final List<Token> tokens;
    private final BiFunction<String, String, Optional<Person>> holders;

    /** @param holders who holds a title for a state on the day of publication */
    SharedTitles(List<Token> tokens, BiFunction<String, String, Optional<Person>> holders) {
        this.tokens = tokens;
        this.holders = holders;
    }

    void share(List<Ref> refs) {
        for (int i = 0; i + 1 < refs.size(); i++) {
            Ref first = refs.get(i);
            Ref second = refs.get(i + 1);
            if (second.from() - first.to() > LINK) {
                continue;
            }
            if (isTitled(first) && isPlural(first.from()) && second.type() == Ref.Type.BODY && second.title() == null) {
                refs.set(i + 1, titled(second, first));
            } else if (first.type() == Ref.Type.ADJECTIVE && isTitled(second) && isPlural(second.to() - 1)) {
                refs.set(i, titled(first, second));
            }
        }
    }

    private static boolean isTitled(Ref ref) {
        return ref.person() != null && ref.title() != null;
    }

    private boolean isPlural(int at) {
        Token word = tokens.get(at);
        return word.shape() == Token.Shape.LOWER && PLURALS.stream().anyMatch(word.norm()::endsWith);
    }

    private Ref titled(Ref state, Ref other) {
        if (state.code() == null || other.title() == null) {
            return state;
        }
        return holders.apply(other.title(), state.code())
                .map(person ->
                        new Ref(state.from(), state.to(), Ref.Type.PERSON, person.code(), person, null, other.title()))
                .orElse(state);
    }
}
