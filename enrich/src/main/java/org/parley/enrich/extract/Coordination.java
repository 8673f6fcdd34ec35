package org.parley.enrich.extract;

import java.util.List;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;

/**
 * Verbs of encounter that share one subject: "Rubio breakfasted with Lammy and saw Sybiha on Thursday". Whom the one verb meets the other
 * does not.
 *
 * @param subjectEnd where those who act end, before the first of the verbs
 * @param end where the trigger's own objects end, before the verb that follows it
 */
record Coordination(int subjectEnd, int end) {

    private static final List<String> ENCOUNTERS = List.of("call", "meet", "see", "arrive", "visit", "host", "attend");
    private static final List<Group> TENSES = List.of(Group.PAST, Group.PRESENT, Group.BASE, Group.FUTURE);
    private static final int ADVERBS = 2;

    static Coordination of(TaggedSentence sentence, Span trigger, int start, int end) {
        int subjectEnd = trigger.from();
        int objectEnd = end;
        boolean joined = isEncounter(trigger) && behindAnd(sentence, trigger) >= 0;
        for (Span span : sentence.spans()) {
            if (!isEncounter(span)) {
                continue;
            }
            boolean before = span.from() >= start && span.to() <= trigger.from();
            boolean behind = span.from() >= trigger.to() && span.to() <= objectEnd;
            if (joined && before) {
                subjectEnd = Math.min(subjectEnd, span.from());
            } else if (behind && behindAnd(sentence, span) >= trigger.to()) {
                objectEnd = behindAnd(sentence, span);
            }
        }
        return new Coordination(subjectEnd, objectEnd);
    }

    private static boolean isEncounter(Span span) {
        if (!span.isAct()) {
            return false;
        }
        for (Group tense : TENSES) {
            for (String act : ENCOUNTERS) {
                if (span.is(tense, act)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Where the "and" stands right before a verb, an adverb between them allowed; -1 when there is none. */
    private static int behindAnd(TaggedSentence sentence, Span verb) {
        for (Span span : sentence.spans()) {
            boolean near = span.to() <= verb.from() && verb.from() - span.to() <= ADVERBS;
            if (near
                    && span.isCue("and")
                    && sentence.refsIn(span.to(), verb.from()).isEmpty()) {
                return span.from();
            }
        }
        return -1;
    }
}
