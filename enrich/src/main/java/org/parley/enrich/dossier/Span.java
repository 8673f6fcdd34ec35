package org.parley.enrich.dossier;

import java.util.ArrayList;
import java.util.List;

/** A run of tokens of a sentence with all that it can mean; what rules ask of it most is answered by a few comparisons. Immutable. */
public final class Span {

    private static final int ACT = Group.TENSES.stream().mapToInt(Group::bit).reduce(0, (bits, bit) -> bits | bit);

    private final int from;
    private final int to;
    private final List<Sense> senses;
    private final int groups;

    Span(int from, int to, List<Sense> senses) {
        this.from = from;
        this.to = to;
        this.senses = List.copyOf(senses);
        this.groups = groupsOf(senses);
    }

    private static int groupsOf(List<Sense> senses) {
        int groups = 0;
        for (int i = 0; i < senses.size(); i++) {
            groups |= senses.get(i) instanceof Sense.Word word ? word.group().bit() : 0;
        }
        return groups;
    }

    /** The first token. */
    public int from() {
        return from;
    }

    /** One behind the last token. */
    public int to() {
        return to;
    }

    /** Never empty. */
    public List<Sense> senses() {
        return senses;
    }

    /** Whether it can be a word of a group. */
    public boolean has(Group group) {
        return (groups & group.bit()) != 0;
    }

    /** Whether it can be a verb in any tense. */
    public boolean isAct() {
        return (groups & ACT) != 0;
    }

    /** Whether it can be a form of a verb. */
    public boolean isAct(String act) {
        return isAct() && hasWord(ACT, act);
    }

    /** Whether it can be a word of a group with a value. */
    public boolean is(Group group, String value) {
        return has(group) && hasWord(group.bit(), value);
    }

    public boolean isCue(String value) {
        return is(Group.CUE, value);
    }

    private boolean hasWord(int of, String value) {
        for (int i = 0; i < senses.size(); i++) {
            if (senses.get(i) instanceof Sense.Word word
                    && (word.group().bit() & of) != 0
                    && word.value().equals(value)) {
                return true;
            }
        }
        return false;
    }

    /** The values that it can have in a group. */
    public List<String> values(Group group) {
        if (!has(group)) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (int i = 0; i < senses.size(); i++) {
            if (senses.get(i) instanceof Sense.Word word && word.group() == group) {
                values.add(word.value());
            }
        }
        return values;
    }
}
