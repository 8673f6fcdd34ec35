package org.parley.enrich.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.WordTrie.Piece;
import org.parley.enrich.dossier.WordTrie.Tail;
import org.parley.enrich.text.Folding;

/**
 * Tells at a glance that a text names nothing of what a dossier is about, before anything is parted into tokens. It may see a name where
 * there is none, never the other way: a word may begin behind anything but a letter, dots and apostrophes are looked over, and what stands
 * between the words of a name is not looked at. Filled once, then read by any number of threads.
 */
final class NameScan {

    /** Tokens are cut at such a length, so that one could begin amid a longer run; texts with such runs are left to the tokens. */
    private static final int LONGEST_RUN = 60;

    private final Letter root = new Letter();

    void add(List<Piece> form) {
        Letter node = root;
        for (int i = 0; i < form.size(); i++) {
            node = node.spell(form.get(i).stem());
            node = i + 1 == form.size()
                    ? node.end(form.get(i).tail())
                    : node.goOn(form.get(i).tail());
        }
    }

    void addAll(NameScan other) {
        root.addAll(other.root);
    }

    /** Whether the first {@code limit} characters may name something of the dossier. */
    boolean mayFind(String text, int limit) {
        int end = Math.min(limit, text.length());
        // An array: a string asks at each character how it is stored.
        char[] chars = new char[end];
        text.getChars(0, end, chars, 0);
        boolean inWord = false;
        int run = 0;
        for (int at = 0; at < end; at++) {
            char c = chars[at];
            boolean letter = Folding.isLetter(c);
            if (!inWord && beginsName(c) && spells(root, chars, at)) {
                return true;
            }
            inWord = letter;
            run = letter || !parts(c) ? run + 1 : 0;
            if (run > LONGEST_RUN) {
                return true;
            }
        }
        return false;
    }

    private boolean beginsName(char c) {
        char letter = Folding.fold(c);
        return letter == 0 || root.children.get(letter) != null;
    }

    /** Whether no word goes on behind a character: true of spaces and of the marks of plain English. */
    private static boolean parts(char c) {
        return Character.isWhitespace(c) || c < 128 && c != '\'' && c != '`' && (c < '0' || c > '9');
    }

    private static boolean spells(Letter start, char[] chars, int from) {
        @Nullable Letter node = start;
        for (int at = from; at < chars.length; at++) {
            char c = chars[at];
            char letter = Folding.fold(c);
            if (letter == 0 || c == '.') {
                continue;
            }
            node = node.children.get(letter);
            char second = Folding.second(c);
            node = node == null || second == 0 ? node : node.children.get(second);
            if (node == null) {
                return false;
            }
            if (node.ends() && ends(node, chars, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean ends(Letter node, char[] chars, int from) {
        int tail = tail(chars, from);
        return tail <= node.longestTail || tail <= node.longestLink && goesOn(node, chars, from);
    }

    /** How many letters and digits follow; those that folding drops don't count. */
    private static int tail(char[] chars, int from) {
        int letters = 0;
        for (int at = from; at < chars.length && letters <= Tail.OPEN.longest(); at++) {
            char c = chars[at];
            if (!Folding.isLetter(c) && (c < '0' || c > '9')) {
                break;
            }
            letters += Folding.fold(c) == 0 ? 0 : 1;
        }
        return letters;
    }

    /** Whether the next word of a name begins somewhere near. */
    private static boolean goesOn(Letter node, char[] chars, int from) {
        int others = 0;
        for (int at = from; at < chars.length && others <= LONGEST_RUN; at++) {
            if (spells(node.link, chars, at)) {
                return true;
            }
            others += Character.isWhitespace(chars[at]) ? 0 : 1;
        }
        return false;
    }

    /** A letter of the names looked for, reached by those before it. */
    private static final class Letter {

        private static final int NO_END = -1;

        private final LetterMap<Letter> children = new LetterMap<>();
        /** How many letters may follow the end of a name here. */
        private int longestTail = NO_END;
        /** How many letters may follow the end of a word here, behind which the name goes on. */
        private int longestLink = NO_END;

        private Letter link = this;

        boolean ends() {
            return longestTail != NO_END || longestLink != NO_END;
        }

        Letter spell(String stem) {
            Letter node = this;
            for (char letter : stem.toCharArray()) {
                node = Folding.fold(letter) == 0 ? node : node.children.getOrAdd(letter, Letter::new);
            }
            return node;
        }

        void addAll(Letter other) {
            other.children.forEach(
                    (letter, child) -> children.getOrAdd(letter, Letter::new).addAll(child));
            longestTail = Math.max(longestTail, other.longestTail);
            longestLink = Math.max(longestLink, other.longestLink);
            if (other.link != other) {
                link = link == this ? new Letter() : link;
                link.addAll(other.link);
            }
        }

        Letter end(Tail tail) {
            longestTail = Math.max(longestTail, tail.longest());
            return this;
        }

        Letter goOn(Tail tail) {
            longestLink = Math.max(longestLink, tail.longest());
            link = link == this ? new Letter() : link;
            return link;
        }
    }
}
