package org.parley.enrich.dossier;

import java.util.List;

/**
 * A run of tokens of a sentence, from {@code from} to before {@code to}, with all that it can mean; never empty.
 *
 * @param groups bits of {@link #bit(String)} for the word groups among the senses, so that most questions are answered without a loop
 */
public record Span(int from, int to, List<Sense> senses, int groups) {

    private static final int OTHER = 32;

    Span(int from, int to, List<Sense> senses) {
        this(from, to, List.copyOf(senses), groupsOf(senses));
    }

    /** Whether a sense is a word of the group. */
    public boolean has(String group) {
        int bit = bit(group);
        return (groups & bit) != 0 && (bit != OTHER || hasExactly(group));
    }

    /** Whether a sense is a verb in any tense. */
    public boolean isAct() {
        return (groups & bit("past")) != 0;
    }

    private boolean hasExactly(String group) {
        return senses.stream()
                .anyMatch(sense ->
                        sense instanceof Sense.Word word && word.group().equals(group));
    }

    private static int groupsOf(List<Sense> senses) {
        int groups = 0;
        for (Sense sense : senses) {
            if (sense instanceof Sense.Word word) {
                groups |= bit(word.group());
            }
        }
        return groups;
    }

    /** All tenses share one bit. */
    private static int bit(String group) {
        return switch (group) {
            case "cue" -> 1;
            case "thing" -> 2;
            case "title" -> 4;
            case "date" -> 8;
            case "past", "present", "future", "base", "passive" -> 16;
            default -> OTHER;
        };
    }
}
