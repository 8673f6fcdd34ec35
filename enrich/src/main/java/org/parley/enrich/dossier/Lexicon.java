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
            @Nullable Span span = tokens.get(at).shape() == Token.Shape.MARK ? null : trie.longest(tokens, at);
            if (span != null) {
                spans.add(span);
            }
            at = span == null ? at + 1 : span.to();
        }
        return spans;
    }
}
