package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.schemas.EventKind;
import org.parley.schemas.PartyRole;

/**
 * Who takes part in an encounter whose clause doesn't name both sides: "the talks resume on Wednesday", "a first round was held in May",
 * "they agreed to meet again". They are those of the sentence, of the encounter told before, of the sentence behind, of the headline, or,
 * of talks, the sides themselves. Which of these helped is kept, since each is worth another confidence.
 */
final class Echoes {

    private static final int AHEAD = 2;
    private static final int FEW = 4;
    private static final int REMEMBERED = 50;
    private static final int FORMAT_REACH = 4;

    private final Context context;
    private final List<TaggedSentence> sentences;
    private final List<Draft> told = new ArrayList<>();

    Echoes(Context context, List<TaggedSentence> sentences) {
        this.context = context;
        this.sentences = sentences;
    }

    /** Remembers an encounter that later sentences may come back to. */
    void tell(Draft draft) {
        boolean elsewhere = draft.sentence.spans().stream().anyMatch(span -> span.has(Group.ELSEWHERE));
        if (draft.codes().size() > 1 && !elsewhere) {
            told.add(draft);
        }
    }

    /** Adds the parties that the clause leaves out; null when nobody could be meant, or nothing is said of when, where or how. */
    @Nullable
    Draft complete(Draft draft, Clause clause) {
        boolean anchored = draft.dateSaid
                || draft.place != null && draft.place.site() != null
                || draft.round != null
                || draft.statusSaid && !clause.trigger.isAct();
        if (!anchored) {
            return null;
        }
        String source = source(draft, clause);
        if (draft.codes().size() < 2) {
            return null;
        }
        draft.echo = source;
        return draft;
    }

    private String source(Draft draft, Clause clause) {
        if (draft.kind == EventKind.MEETING && addFormat(draft, clause)) {
            return "format";
        }
        if (addAll(draft, clause.parties(0, clause.from))) {
            return "sentence";
        }
        @Nullable Draft before = toldBefore(draft, clause);
        if (before != null) {
            before.codes().forEach(code -> draft.add(code, null, PartyRole.PARTICIPANT));
            return draft.sentence.index() - before.sentence.index() <= AHEAD ? "told just before" : "told before";
        }
        if (isRound(draft, clause) && addSides(draft)) {
            return "sides";
        }
        for (TaggedSentence sentence : headlineAndBehind(draft)) {
            if (addAll(draft, parties(sentence))) {
                return sentence.isTitle() ? "headline" : "told behind";
            }
        }
        if (draft.kind == EventKind.MEETING && addSides(draft)) {
            return "sides";
        }
        return "nobody";
    }

    private List<TaggedSentence> headlineAndBehind(Draft draft) {
        int titles = 0;
        while (titles < sentences.size() && sentences.get(titles).isTitle()) {
            titles++;
        }
        // Sentences of the text are numbered from 1.
        int behind = Math.min(sentences.size(), titles + draft.sentence.index());
        List<TaggedSentence> found = new ArrayList<>(sentences.subList(0, titles));
        found.addAll(sentences.subList(behind, Math.min(sentences.size(), behind + AHEAD)));
        return found;
    }

    private boolean addSides(Draft draft) {
        Set<String> sides = new TreeSet<>(context.dossier.sides());
        if (!sides.containsAll(draft.codes())) {
            return false;
        }
        sides.forEach(side -> draft.add(side, null, PartyRole.PARTICIPANT));
        return true;
    }

    private static boolean isRound(Draft draft, Clause clause) {
        return draft.kind == EventKind.MEETING && (draft.round != null || clause.has("round"));
    }

    /** "trilateral talks" are those of the sides and their partner, "direct talks" those of the sides alone. */
    private boolean addFormat(Draft draft, Clause clause) {
        int from = Math.max(clause.from, clause.trigger.from() - FORMAT_REACH);
        int to = Math.min(clause.to, clause.trigger.to() + FORMAT_REACH);
        boolean trilateral = clause.sentence.cue(from, to, "trilateral");
        if (!trilateral && !clause.sentence.cue(from, to, "direct")) {
            return false;
        }
        Set<String> format = new TreeSet<>(context.dossier.sides());
        if (trilateral) {
            format.addAll(context.dossier.partners());
        }
        if (!format.containsAll(draft.codes())) {
            return false;
        }
        format.forEach(code -> draft.add(code, null, PartyRole.PARTICIPANT));
        return true;
    }

    /** The latest such encounter; of rounds of talks, the latest between the sides of the war. */
    private @Nullable Draft toldBefore(Draft draft, Clause clause) {
        boolean round = isRound(draft, clause);
        for (int i = told.size() - 1; i >= Math.max(0, told.size() - REMEMBERED); i--) {
            Draft before = told.get(i);
            boolean fits = before.kind == draft.kind && before.codes().containsAll(draft.codes());
            if (fits && (!round || before.codes().containsAll(context.dossier.sides()))) {
                return before;
            }
        }
        return null;
    }

    /** Adds parties where, with those there are, they make at least two and still are few enough to be those of one encounter. */
    private static boolean addAll(Draft draft, List<Ref> parties) {
        Map<String, Ref> states = new LinkedHashMap<>();
        for (Ref ref : parties) {
            if (ref.code() != null) {
                states.merge(ref.code(), ref, (first, second) -> first.person() != null ? first : second);
            }
        }
        boolean held = states.keySet().containsAll(draft.codes());
        if (!held || states.size() < 2 || states.size() > FEW) {
            return false;
        }
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        return true;
    }

    private static List<Ref> parties(TaggedSentence sentence) {
        return sentence.refs().stream().filter(Ref::isParty).toList();
    }
}
