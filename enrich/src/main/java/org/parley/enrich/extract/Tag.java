package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Span;

/** Questions that rules ask of a matched span. */
final class Tag {

    private Tag() {}

    static boolean is(Span span, String group, String value) {
        if (!span.has(group)) {
            return false;
        }
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Word word
                    && word.group().equals(group)
                    && word.value().equals(value)) {
                return true;
            }
        }
        return false;
    }

    static boolean cue(Span span, String value) {
        return is(span, "cue", value);
    }

    /** The values that a span has in a group. */
    static List<String> values(Span span, String group) {
        if (!span.has(group)) {
            return List.of();
        }
        List<String> values = new ArrayList<>(2);
        for (Sense sense : span.senses()) {
            if (sense instanceof Sense.Word word && word.group().equals(group)) {
                values.add(word.value());
            }
        }
        return values;
    }

    static boolean hasGroup(Span span, String group) {
        return span.has(group);
    }
}
