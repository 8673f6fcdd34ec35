package org.parley.enrich.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;

/** Decides what belongs to a dossier: an article outside it gives no events, however many meetings it holds. */
final class Relevance {

    private static final int LEAD_SENTENCES = 4;
    private static final int MANY = 3;

    private final Set<String> sides;
    private final boolean leadNamesFocus;
    private final Set<String> codes = new HashSet<>();
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
                if (ref.code() != null) {
                    codes.add(ref.code());
                }
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

    /** Whether an article that doesn't name the focus may still tell of talks between the other side and a partner. */
    boolean mayConcern(Dossier dossier) {
        return sport < MANY
                && !dossier.partners().isEmpty()
                && codes.containsAll(others(dossier))
                && dossier.partners().stream().anyMatch(codes::contains);
    }

    /** An encounter of the other side with a partner, about nothing else. */
    boolean concerns(Draft draft, Dossier dossier) {
        boolean encounter = draft.kind == EventKind.MEETING || draft.kind == EventKind.CALL;
        return encounter
                && !isElsewhere(draft)
                && draft.codes().containsAll(others(dossier))
                && dossier.partners().stream().anyMatch(draft.codes()::contains);
    }

    private static Set<String> others(Dossier dossier) {
        Set<String> others = new HashSet<>(dossier.sides());
        others.remove(dossier.focus());
        return others;
    }

    private static boolean isElsewhere(Draft draft) {
        return draft.sentence.spans().stream()
                .anyMatch(span ->
                        Tag.hasGroup(span, "elsewhere") || Tag.cue(span, "sport") || Tag.cue(span, "commercial"));
    }

    boolean event(Draft draft) {
        boolean elsewhere = isElsewhere(draft);
        boolean side = draft.codes().stream().anyMatch(sides::contains);
        boolean topic = near.getOrDefault(draft.sentence.index(), false);
        if (elsewhere) {
            return side && topic && draft.codes().containsAll(sides);
        }
        return side || topic || leadNamesFocus && draft.sentence.index() <= LEAD_SENTENCES;
    }
}
