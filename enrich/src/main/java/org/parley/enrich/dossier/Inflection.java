package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.WordTrie.Piece;
import org.parley.enrich.dossier.WordTrie.Tail;
import org.parley.enrich.text.Token;
import org.parley.enrich.text.Tokenizer;

/**
 * Turns the dictionary form of a name into a stem that all its cases share. An analyst writes "Зеленський"; the text may say
 * "Зеленського". Languages without case endings are matched as written.
 */
final class Inflection {

    private static final int SHORTEST_STEM = 3;

    private final List<String> strip;
    private final Set<String> endings;
    private final Map<String, String> soften;

    /**
     * @param strip endings that a dictionary form loses, longest first
     * @param endings those that a stem may take
     * @param soften last consonants that change before some endings
     */
    Inflection(List<String> strip, Set<String> endings, Map<String, String> soften) {
        this.strip = List.copyOf(strip);
        this.endings = Set.copyOf(endings);
        this.soften = Map.copyOf(soften);
    }

    /** The endings that a stem may take. */
    Set<String> endings() {
        return endings;
    }

    /**
     * The ways in which a form is looked up. A word that begins with {@code =} is never inflected, one that ends in {@code *} takes
     * any ending.
     */
    List<List<Piece>> pieces(String form, boolean inflect) {
        boolean exact = form.startsWith("=");
        List<Piece> plain = new ArrayList<>();
        List<Piece> softened = new ArrayList<>();
        List<Token> tokens = Tokenizer.tokenize(exact ? form.substring(1) : form);
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (!token.isWord()
                    && token.shape() != Token.Shape.NUMBER
                    && !token.norm().startsWith("'")) {
                continue;
            }
            boolean open = i + 1 < tokens.size()
                    && tokens.get(i + 1).is("*")
                    && tokens.get(i + 1).start() == token.end();
            Piece piece = open
                    ? new Piece(token.norm(), Tail.OPEN)
                    : inflect && !exact && token.isWord() ? stem(token.norm()) : new Piece(token.norm(), Tail.NONE);
            plain.add(piece);
            softened.add(piece.tail() == Tail.ENDING ? soften(piece) : piece);
        }
        return plain.equals(softened) ? List.of(plain) : List.of(plain, softened);
    }

    private Piece stem(String word) {
        if (endings.isEmpty() || word.length() < SHORTEST_STEM) {
            return new Piece(word, Tail.NONE);
        }
        for (String end : strip) {
            if (word.endsWith(end) && word.length() - end.length() >= SHORTEST_STEM) {
                return new Piece(word.substring(0, word.length() - end.length()), Tail.ENDING);
            }
        }
        return new Piece(word, Tail.ENDING);
    }

    /** Ukrainian Прага, у Празі; Polish Praga, w Pradze. */
    private Piece soften(Piece piece) {
        String stem = piece.stem();
        @Nullable String soft = soften.get(stem.substring(stem.length() - 1));
        return soft == null ? piece : new Piece(stem.substring(0, stem.length() - 1) + soft, piece.tail());
    }
}
