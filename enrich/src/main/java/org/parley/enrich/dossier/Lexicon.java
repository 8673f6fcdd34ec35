package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Token;

/** A dossier's words in one language, compiled for matching. Thread-safe. */
public final class Lexicon {

    private final String language;
    private final WordTrie trie;

    Lexicon(String language, WordTrie trie) {
        this.language = language;
        this.trie = trie;
    }

    public String language() {
        return language;
    }

    /** All that the tokens name, from left to right without overlaps; at each place the longest form wins. */
    public List<Span> match(List<Token> tokens) {
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Token.Shape shape = tokens.get(at).shape();
            boolean word = shape != Token.Shape.MARK || tokens.get(at).is("&");
            @Nullable Span span = word ? trie.longest(tokens, at) : null;
            if (span != null) {
                spans.add(span);
            }
            at = span == null ? at + 1 : span.to();
        }
        return spans;
    }
}
