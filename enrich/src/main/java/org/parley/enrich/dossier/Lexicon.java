package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.text.Token;

/** A dossier's words in one language, compiled for matching. Thread-safe. */
public final class Lexicon {

    private final String language;
    private final WordTrie trie;
    private final NameScan near;

    /** @param near sees the names without which a text is not near the dossier */
    Lexicon(String language, WordTrie trie, NameScan near) {
        this.language = language;
        this.trie = trie;
        this.near = near;
    }

    public String language() {
        return language;
    }

    /**
     * Whether the first {@code limit} characters may name a side or the topic of the dossier. A look at the letters, much cheaper than
     * matching; when it says no, {@link #match} would find no such name either.
     */
    public boolean mayBeNear(String text, int limit) {
        return near.mayFind(text, limit);
    }

    /** Adds the names by which a text is near to those that another scan looks for. */
    void addNames(NameScan all) {
        all.addAll(near);
    }

    /** All that the tokens name, from left to right without overlaps; at each place the longest form wins. */
    public List<Span> match(List<Token> tokens) {
        List<Span> spans = new ArrayList<>();
        WordTrie.Search search = trie.over(tokens);
        int at = 0;
        while (at < tokens.size()) {
            Token.Shape shape = tokens.get(at).shape();
            boolean word = shape != Token.Shape.MARK || tokens.get(at).is("&");
            @Nullable Span span = word ? search.longest(at) : null;
            if (span != null) {
                spans.add(span);
            }
            at = span == null ? at + 1 : span.to();
        }
        return spans;
    }
}
