package org.parley.enrich.text;

import java.util.List;

/**
 * A sentence as a run of tokens.
 *
 * @param paragraph number of the paragraph it stands in, from 0
 */
public record Sentence(List<Token> tokens, int paragraph) {

    public Sentence {
        tokens = List.copyOf(tokens);
    }

    public int start() {
        return tokens.get(0).start();
    }

    public int end() {
        return tokens.get(tokens.size() - 1).end();
    }
}
