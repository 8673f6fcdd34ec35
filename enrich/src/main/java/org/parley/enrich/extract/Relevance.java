package org.parley.enrich.extract;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.enrich.dossier.Span;

/** Decides what belongs to a dossier: an article outside it gives no events, however many meetings it holds. */
final class Relevance {

    private static final int LEAD_SENTENCES = 4;
    private static final int MANY = 3;

    private final Set<String> sides;
    private final boolean leadNamesFocus;
    private final int focus;
    private final int sport;
    /** Sentences that name a side or the topic. */
    private final Map<Integer, Boolean> near = new HashMap<>();

    /** @param focus the side on whose soil the war is fought: an article that never names it is about something else */
    Relevance(Set<String> sides, String focus, List<TaggedSentence> sentences) {
        this.sides = sides;
        int count = 0;
        int sport = 0;
        boolean lead = false;
        for (TaggedSentence sentence : sentences) {
            for (Ref ref : sentence.refs()) {
                if (focus.equals(ref.code())) {
                    count++;
                    lead |= sentence.index() <= LEAD_SENTENCES;
                }
            }
            for (Span span : sentence.spans()) {
                sport += Tag.cue(span, "sport") ? 1 : 0;
                if (Tag.hasGroup(span, "topic")) {
                    count++;
                    lead |= sentence.index() <= LEAD_SENTENCES;
                }
            }
        }
        sentences.forEach(sentence -> {
            if (names(sentence)) {
                near.put(sentence.index(), true);
            }
        });
        this.leadNamesFocus = lead;
        this.sport = sport;
        this.focus = count;
    }

    private boolean names(TaggedSentence sentence) {
        return sentence.spans().stream().anyMatch(span -> Tag.hasGroup(span, "topic"))
                || sentence.refs().stream().anyMatch(ref -> ref.code() != null && sides.contains(ref.code()));
    }

    boolean article() {
        return (leadNamesFocus || focus >= MANY) && sport < MANY;
    }

    boolean event(Draft draft) {
        boolean elsewhere = draft.sentence.spans().stream()
                .anyMatch(span ->
                        Tag.hasGroup(span, "elsewhere") || Tag.cue(span, "sport") || Tag.cue(span, "commercial"));
        boolean side = draft.codes().stream().anyMatch(sides::contains);
        boolean topic = near.getOrDefault(draft.sentence.index(), false);
        if (elsewhere) {
            return side && topic && draft.codes().containsAll(sides);
        }
        return side || topic || leadNamesFocus && draft.sentence.index() <= LEAD_SENTENCES;
    }
}
