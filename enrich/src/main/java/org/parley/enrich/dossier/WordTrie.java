package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Token;

/**
 * All forms of a lexicon in one trie of letters, words linked by word ends: a token is walked once, however many entries there are.
 * Built once, then read by any number of threads.
 */
final class WordTrie {

    /** How the letters behind a stem are judged. */
    enum Tail {
        NONE(0),
        /** One of the language's case endings. */
        ENDING(4),
        /** Any letters. */
        OPEN(6);

        private final int longest;

        Tail(int longest) {
            this.longest = longest;
        }

        /** How many letters it may have. */
        int longest() {
            return longest;
        }
    }

    /** One word of a form. */
    record Piece(String stem, Tail tail) {}

    private static final int TAILS = Tail.values().length;

    private final Endings endings;
    private final Node root = new Node();

    WordTrie(Set<String> endings) {
        this.endings = new Endings(endings);
    }

    void add(List<Piece> form, Entry entry) {
        Node node = root;
        for (int i = 0; i < form.size(); i++) {
            Piece piece = form.get(i);
            for (int c = 0; c < piece.stem().length(); c++) {
                node = node.childOrNew(piece.stem().charAt(c));
            }
            int tail = piece.tail().ordinal();
            if (i + 1 == form.size()) {
                node.add(tail, entry);
            } else {
                node = node.nextWordOrNew(tail);
            }
        }
    }

    /** A walk over tokens, for one thread. */
    Search over(List<Token> tokens) {
        return new Search(tokens);
    }

    /** Finds what the tokens mean, one place after the other. */
    final class Search {
        private final List<Token> tokens;
        private final List<Sense> senses = new ArrayList<>();
        private int from;
        private int end;

        private Search(List<Token> tokens) {
            this.tokens = tokens;
        }

        /** The longest run of tokens at a place that means something. */
        @Nullable
        Span longest(int at) {
            from = at;
            end = at;
            word(root, at);
            if (senses.isEmpty()) {
                return null;
            }
            Span longest = new Span(at, end, senses);
            senses.clear();
            return longest;
        }

        private void word(Node start, int at) {
            String word = tokens.get(at).norm();
            Node node = start;
            for (int i = 0; i <= word.length(); i++) {
                if (node.ends && node != start) {
                    tails(node, at, word, i);
                }
                Node child = i < word.length() ? node.child(word.charAt(i)) : null;
                if (child == null) {
                    return;
                }
                node = child;
            }
        }

        private void tails(Node node, int at, String word, int stem) {
            int rest = word.length() - stem;
            if (rest == 0) {
                accept(node, Tail.NONE, at);
            }
            if (rest <= Tail.ENDING.longest && node.takes(Tail.ENDING) && endings.mayFollow(word, stem)) {
                accept(node, Tail.ENDING, at);
            }
            if (rest <= Tail.OPEN.longest) {
                accept(node, Tail.OPEN, at);
            }
        }

        private void accept(Node node, Tail tail, int at) {
            for (Entry entry : node.entries(tail.ordinal())) {
                offer(entry, at + 1);
            }
            Node next = node.nextWord(tail.ordinal());
            if (next != null) {
                int following = following(at + 1);
                if (following < tokens.size()) {
                    word(next, following);
                }
            }
        }

        /** Hyphens between the words of a form are written or not. */
        private int following(int at) {
            return at < tokens.size() && tokens.get(at).is("-") ? at + 1 : at;
        }

        private void offer(Entry entry, int to) {
            Token first = tokens.get(from);
            if (entry.proper() && !first.isCapital()
                    || entry.upper() && first.shape() != Token.Shape.UPPER
                    || to < end) {
                return;
            }
            if (to > end) {
                senses.clear();
                end = to;
            }
            if (!senses.contains(entry.sense())) {
                senses.add(entry.sense());
            }
        }
    }

    private static final class Node {
        private final LetterMap<Node> children = new LetterMap<>();
        private Entry[][] entries = {};
        private Node[] nextWords = {};
        private boolean ends;

        @Nullable
        Node child(char letter) {
            return children.get(letter);
        }

        Node childOrNew(char letter) {
            return children.getOrAdd(letter, Node::new);
        }

        boolean takes(Tail tail) {
            return entries(tail.ordinal()).length > 0 || nextWord(tail.ordinal()) != null;
        }

        Entry[] entries(int tail) {
            return entries.length == 0 ? NOTHING : entries[tail];
        }

        void add(int tail, Entry entry) {
            if (entries.length == 0) {
                entries = new Entry[TAILS][];
                Arrays.fill(entries, NOTHING);
            }
            entries[tail] = Arrays.copyOf(entries[tail], entries[tail].length + 1);
            entries[tail][entries[tail].length - 1] = entry;
            ends = true;
        }

        @Nullable
        Node nextWord(int tail) {
            return nextWords.length == 0 ? null : nextWords[tail];
        }

        Node nextWordOrNew(int tail) {
            if (nextWords.length == 0) {
                nextWords = new Node[TAILS];
            }
            if (nextWords[tail] == null) {
                nextWords[tail] = new Node();
            }
            ends = true;
            return nextWords[tail];
        }
    }

    private static final Entry[] NOTHING = {};
}
