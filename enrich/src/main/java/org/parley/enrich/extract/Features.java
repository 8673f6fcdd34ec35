package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Sense;
import org.parley.enrich.dossier.Span;
import org.parley.enrich.text.DateRange;

/**
 * What speaks for and against a draft being a real event of its article, as names of features that are either there or not. They are taken from
 * the rule, the clause and the article, never from particular words or names, so that a table fitted on few texts holds on others.
 */
final class Features {

    private static final int NEAR = 3;
    private static final int MANY = 3;

    private Features() {}

    static List<String> of(Draft draft, Relevance relevance, Set<String> sides) {
        List<String> features = new ArrayList<>();
        String kind = draft.kind.name();
        features.add("kind=" + kind);
        features.add("rule=" + draft.rule);
        features.add("status=" + draft.status + (draft.statusSaid ? " said" : ""));
        features.add("rule=" + draft.rule + " status=" + draft.status);
        if (!draft.echo.isEmpty()) {
            features.add("echo");
            features.add("echo of=" + draft.echo);
            features.add("echo of=" + draft.echo + " dated=" + draft.dateSaid);
            features.add("echo placed=" + (draft.place != null));
        }
        addTrigger(features, draft.trigger, draft);
        addParties(features, draft, sides);
        addCircumstances(features, draft);
        addCues(features, draft);
        relevance.describe(draft, features);
        return features;
    }

    private static void addTrigger(List<String> features, @Nullable Span trigger, Draft draft) {
        if (trigger == null) {
            return;
        }
        Set<String> words = new TreeSet<>();
        for (Sense sense : trigger.senses()) {
            if (sense instanceof Sense.Word word) {
                words.add("trigger=" + word.group().key() + ":" + word.value());
            }
        }
        features.addAll(words);
        features.add("trigger words=" + Math.min(MANY, trigger.to() - trigger.from()));
        if (draft.present) {
            features.add("present");
        }
    }

    private static void addParties(List<String> features, Draft draft, Set<String> sides) {
        Set<String> codes = draft.codes();
        long persons = draft.parties.keySet().stream()
                .filter(who -> who.person() != null)
                .count();
        long named = codes.stream().filter(sides::contains).count();
        features.add("codes=" + Math.min(4, codes.size()));
        features.add("persons=" + Math.min(MANY, persons));
        features.add("sides=" + named);
        features.add("kind=" + draft.kind + " sides=" + named);
        features.add("rule=" + draft.rule + " persons=" + Math.min(2, persons));
        long outside = draft.sentence.refs().stream()
                .filter(ref -> ref.isParty() && ref.code() != null && !codes.contains(ref.code()))
                .map(Ref::code)
                .distinct()
                .count();
        features.add("others in sentence=" + Math.min(MANY, outside));
        if (draft.trigger != null) {
            boolean left = near(draft, codes, draft.trigger.from() - NEAR, draft.trigger.from());
            boolean right = near(draft, codes, draft.trigger.to(), draft.trigger.to() + NEAR + 1);
            features.add("party near=" + (left ? "left" : "") + (right ? "right" : ""));
        }
    }

    private static boolean near(Draft draft, Set<String> codes, int from, int to) {
        for (Ref ref : draft.sentence.refs()) {
            if (ref.to() > from && ref.from() < to && ref.isParty() && codes.contains(String.valueOf(ref.code()))) {
                return true;
            }
        }
        return false;
    }

    private static void addCircumstances(List<String> features, Draft draft) {
        @Nullable DateRange when = draft.when;
        features.add("date="
                + (when == null ? "none" : draft.dateSaid ? when.precision().name() : "taken"));
        features.add("rule=" + draft.rule + " dated=" + draft.dateSaid);
        @Nullable Ref place = draft.place;
        features.add("place=" + (place == null ? "none" : place.site() == null ? "country" : "city"));
        features.add("rule=" + draft.rule + " place=" + (place != null));
        int index = draft.sentence.index();
        features.add("at=" + (draft.sentence.isTitle() ? "title" : index <= 2 ? "lead" : index <= 6 ? "top" : "body"));
        features.add("tellings=" + Math.min(MANY, draft.tellings));
        if (draft.round != null) {
            features.add("round");
        }
    }

    private static void addCues(List<String> features, Draft draft) {
        if (draft.trigger == null) {
            return;
        }
        Set<String> cues = new TreeSet<>();
        for (Span span : draft.sentence.spans()) {
            if (span.from() < draft.clauseFrom - 1 || span.to() > draft.clauseTo + 1) {
                continue;
            }
            boolean before = span.to() <= draft.trigger.from();
            for (String cue : span.values(Group.CUE)) {
                cues.add("cue=" + cue);
                if (draft.trigger.from() - span.to() >= 0 && draft.trigger.from() - span.to() < NEAR) {
                    cues.add("cue close before=" + cue);
                } else if (!before
                        && span.from() - draft.trigger.to() >= 0
                        && span.from() - draft.trigger.to() < NEAR) {
                    cues.add("cue close behind=" + cue);
                }
            }
        }
        features.addAll(cues);
    }
}
