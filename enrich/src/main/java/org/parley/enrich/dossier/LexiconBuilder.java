package org.parley.enrich.dossier;

import java.util.List;

/** Collects the forms of a language and what they mean. */
final class LexiconBuilder {

    private static final int LONGEST_ACRONYM = 5;

    private final Inflection inflection;
    private final Nearness nearness;
    private final WordTrie trie;
    private final NameScan near = new NameScan();

    LexiconBuilder(Inflection inflection, Nearness nearness) {
        this.inflection = inflection;
        this.nearness = nearness;
        this.trie = new WordTrie(inflection.endings());
    }

    void add(Sense sense, String form, boolean proper, boolean inflect) {
        boolean upper = isAcronym(form.startsWith("=") ? form.substring(1) : form);
        for (List<WordTrie.Piece> pieces : inflection.pieces(form, inflect && !upper)) {
            if (!pieces.isEmpty()) {
                trie.add(pieces, new Entry(sense, proper, upper));
                if (nearness.isNear(sense)) {
                    near.add(pieces);
                }
            }
        }
    }

    private static boolean isAcronym(String form) {
        return form.length() > 1
                && form.length() <= LONGEST_ACRONYM
                && form.chars().allMatch(c -> Character.isUpperCase(c) || c == '.');
    }

    Lexicon build(String language) {
        return new Lexicon(language, trie, near);
    }
}
