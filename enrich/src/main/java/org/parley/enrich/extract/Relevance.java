package org.parley.enrich.extract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.enrich.dossier.Dossier;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;

/**
 * How near an article and its drafts are to a dossier. Nothing is decided here but the plainest case, an article that names nobody and
 * nothing of the dossier; the rest speaks for or against a draft in its {@link Confidence}.
 */
final class Relevance {

    private static final int LEAD_SENTENCES = 4;
    private static final int MANY = 3;
    private static final int BRIEF = 5;
    private static final int REPORT = 15;
    private static final int VERY_MANY = 6;

    private final Dossier dossier;
    /** How often each state, organisation or its people are named. */
    private final Map<String, Integer> named = new HashMap<>();
    /** Sentences that name a side or the topic. */
    private final Set<Integer> near = new HashSet<>();

    private final int length;
    private int focus;
    private int topic;
    private int elsewhere;
    private int sport;
    private boolean leadNamesFocus;
    private final List<String> ofArticle;

    Relevance(Dossier dossier, List<TaggedSentence> sentences) {
        this.dossier = dossier;
        this.length = sentences.size();
        sentences.forEach(this::count);
        this.ofArticle = describe();
    }

    /** What speaks for or against every draft of the article. */
    private List<String> describe() {
        return List.of(
                "focus named=" + step(focus + topic),
                "others named=" + step(count(dossier.sides()) - focus),
                "lead names focus=" + leadNamesFocus,
                "share of sides=" + shareOfSides(),
                "article elsewhere=" + step(elsewhere),
                "sport=" + step(sport),
                "length=" + (length <= BRIEF ? "brief" : length <= REPORT ? "report" : "long"));
    }

    private void count(TaggedSentence sentence) {
        boolean lead = sentence.index() <= LEAD_SENTENCES;
        for (Ref ref : sentence.refs()) {
            if (ref.code() == null) {
                continue;
            }
            named.merge(ref.code(), 1, Integer::sum);
            if (dossier.sides().contains(ref.code())) {
                near.add(sentence.index());
            }
            if (dossier.focus().equals(ref.code())) {
                focus++;
                leadNamesFocus |= lead;
            }
        }
        for (Span span : sentence.spans()) {
            sport += span.isCue("sport") ? 1 : 0;
            elsewhere += span.has(Group.ELSEWHERE) ? 1 : 0;
            if (span.has(Group.TOPIC)) {
                topic++;
                leadNamesFocus |= lead;
                near.add(sentence.index());
            }
        }
    }

    /** Whether the article names a side or the topic at all: else it has no event of the dossier. */
    boolean article() {
        return topic > 0 || dossier.sides().stream().anyMatch(named::containsKey);
    }

    /** Adds what speaks for or against a draft. */
    void describe(Draft draft, List<String> features) {
        Set<String> codes = draft.codes();
        boolean close = near.contains(draft.sentence.index());
        boolean side = codes.stream().anyMatch(dossier.sides()::contains);
        boolean both = codes.containsAll(dossier.sides());
        boolean away = isElsewhere(draft);
        boolean core = leadNamesFocus || focus + topic >= MANY;
        features.addAll(ofArticle);
        features.add("near=" + close);
        features.add("elsewhere=" + away + " both=" + both);
        features.add("core=" + core + " side=" + side + " near=" + close);
        features.add("core=" + core + " partners=" + isWithPartner(draft) + " elsewhere=" + away);
    }

    private static int step(int count) {
        return count >= VERY_MANY ? VERY_MANY : Math.min(count, MANY);
    }

    private int count(Set<String> codes) {
        return codes.stream().mapToInt(code -> named.getOrDefault(code, 0)).sum();
    }

    /** In quarters. */
    private int shareOfSides() {
        int all = named.values().stream().mapToInt(Integer::intValue).sum();
        return all == 0 ? 0 : 4 * count(dossier.sides()) / all;
    }

    /** An encounter of the other side with a partner: it may be of the dossier where the focus is not named. */
    private boolean isWithPartner(Draft draft) {
        Set<String> others = new HashSet<>(dossier.sides());
        others.remove(dossier.focus());
        boolean encounter = draft.kind == EventKind.MEETING || draft.kind == EventKind.CALL;
        return encounter
                && draft.codes().containsAll(others)
                && dossier.partners().stream().anyMatch(draft.codes()::contains);
    }

    private static boolean isElsewhere(Draft draft) {
        return draft.sentence.spans().stream()
                .anyMatch(span -> span.has(Group.ELSEWHERE) || span.isCue("sport") || span.isCue("commercial"));
    }
}
