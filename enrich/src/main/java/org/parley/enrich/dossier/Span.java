package org.parley.enrich.dossier;

import java.util.List;

/** A run of tokens of a sentence, from {@code from} to before {@code to}, with all that it can mean; never empty. */
public record Span(int from, int to, List<Sense> senses) {

    public Span {
        senses = List.copyOf(senses);
    }
}
