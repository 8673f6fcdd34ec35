package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;

/** Meetings, visits and calls: finds the words that tell of one, and has the rule of each read its clause. */
final class EncounterRules {

    private static final List<String> ACTS =
            List.of("call", "ring", "meet", "see", "discuss", "arrive", "visit", "stay", "send", "host", "attend");

    private static final int ROUND_REACH = 3;

    private final Encounters encounters;
    private final TalkRules talks;
    private final VisitRules visits;
    private final HostRules hosts;
    private final Itinerary itinerary;

    EncounterRules(Context context, List<TaggedSentence> sentences) {
        Subjects subjects = new Subjects(context);
        this.encounters = new Encounters(context, subjects, sentences);
        this.talks = new TalkRules(subjects, encounters);
        this.visits = new VisitRules(context, subjects);
        this.hosts = new HostRules(context, subjects, encounters);
        this.itinerary = new Itinerary(context);
    }

    List<Draft> read(TaggedSentence sentence) {
        List<Draft> drafts = new ArrayList<>();
        for (Span span : sentence.spans()) {
            @Nullable Draft draft = read(sentence, span);
            if (draft != null) {
                drafts.addAll(itinerary.of(draft, Clause.around(sentence, span)));
            }
        }
        encounters.tell(sentence, drafts);
        return drafts;
    }

    private @Nullable Draft read(TaggedSentence sentence, Span span) {
        for (String act : span.isAct() ? ACTS : List.<String>of()) {
            StatusRule.Tense tense = StatusRule.tense(sentence, span, act);
            if (tense != StatusRule.Tense.NOUN) {
                return verb(Clause.around(sentence, span), act, tense);
            }
        }
        if (span.is(Group.THING, "call") || span.is(Group.THING, "conversation")) {
            return talks.call(Clause.around(sentence, span));
        } else if (span.is(Group.THING, "meeting") || isRound(sentence, span)) {
            return talks.meeting(Clause.around(sentence, span));
        } else if (span.is(Group.THING, "visit")) {
            return visits.visit(Clause.around(sentence, span), StatusRule.Tense.NOUN);
        }
        return span.isCue("phone") && !span.has(Group.THING) ? byPhone(Clause.around(sentence, span)) : null;
    }

    /** "settled it by phone", «утвердили список по телефону»: whatever the verb, it was done in a call. */
    private @Nullable Draft byPhone(Clause clause) {
        boolean told = clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.from && span.to() <= clause.to && isEncounter(clause, span));
        return told ? null : talks.call(clause);
    }

    private static boolean isEncounter(Clause clause, Span span) {
        return span.is(Group.THING, "call")
                || span.is(Group.THING, "conversation")
                || span.is(Group.THING, "meeting")
                || ACTS.stream().anyMatch(act -> StatusRule.tense(clause.sentence, span, act) != StatusRule.Tense.NOUN);
    }

    /** "the previous round", where no word of talks follows that tells it anyway. */
    private static boolean isRound(TaggedSentence sentence, Span span) {
        boolean round = false;
        for (String cue : span.values(Group.CUE)) {
            round |= cue.startsWith("round");
        }
        return round
                && sentence.spans().stream()
                        .noneMatch(other -> other.from() >= span.from()
                                && other.from() <= span.to() + ROUND_REACH
                                && other.is(Group.THING, "meeting"));
    }

    private @Nullable Draft verb(Clause clause, String act, StatusRule.Tense tense) {
        return switch (act) {
            case "call" -> talks.spoke(clause, tense);
            case "visit" -> visits.visit(clause, tense);
            case "arrive" -> visits.arrive(clause, tense);
            case "host" -> hosts.host(clause, tense);
            case "attend" -> hosts.attend(clause, tense);
            case "see" -> talks.saw(clause, tense);
            case "ring" -> talks.rang(clause, tense);
            case "stay" -> visits.stayed(clause, tense);
            case "send" -> visits.sent(clause, tense);
            default -> talks.met(clause, tense);
        };
    }
}
