package org.parley.enrich.dossier;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The case endings of a language. Immutable. */
final class Endings {

    private static final class Letter {
        private final LetterMap<Letter> next = new LetterMap<>();
        private boolean ends;
    }

    private final Letter root = new Letter();

    Endings(Set<String> endings) {
        for (String ending : endings) {
            Letter node = root;
            for (char letter : ending.toCharArray()) {
                node = node.next.getOrAdd(letter, Letter::new);
            }
            node.ends = true;
        }
    }

    /** Whether what follows the first {@code stem} letters of a word is an ending, or nothing. */
    boolean mayFollow(String word, int stem) {
        @Nullable Letter node = root;
        for (int at = stem; at < word.length() && node != null; at++) {
            node = node.next.get(word.charAt(at));
        }
        return node != null && (node.ends || stem == word.length());
    }
}
