package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** Who receives guests, and who attends a gathering. */
final class HostRules {

    private static final int GUEST_REACH = 8;
    private static final int UNNAMED_REACH = 3;

    private final Context context;
    private final Subjects subjects;
    private final Encounters encounters;

    HostRules(Context context, Subjects subjects, Encounters encounters) {
        this.context = context;
        this.subjects = subjects;
        this.encounters = encounters;
    }

    /** "received Zelensky", "hosted talks": the encounter of hosts and guests. */
    @Nullable
    Draft host(Clause clause, StatusRule.Tense tense) {
        List<Ref> hosts = subjects.of(clause);
        List<Ref> guests = clause.right();
        guests.removeIf(ref -> ref.from() - clause.trigger.to() > GUEST_REACH && !hasMeeting(clause));
        if (hosts.isEmpty() || guests.isEmpty() && !hasMeeting(clause) && !hasGuests(clause)) {
            return null;
        }
        List<Ref> parties = new ArrayList<>(hosts);
        parties.addAll(guests);
        boolean person = guests.stream().anyMatch(ref -> ref.person() != null || ref.title() != null);
        @Nullable
        Draft draft = person || hasMeeting(clause) || hasGuests(clause)
                ? encounters.encounter(
                        clause,
                        parties,
                        clause.has("phone") ? EventKind.CALL : EventKind.MEETING,
                        tense,
                        EventStatus.DONE,
                        "host")
                : null;
        if (draft != null) {
            hosts.forEach(ref ->
                    draft.parties.replaceAll((who, role) -> who.code().equals(ref.code()) ? PartyRole.HOST : role));
        }
        return draft;
    }

    /** "took part in the summit": an encounter when somebody is named. */
    @Nullable
    Draft attend(Clause clause, StatusRule.Tense tense) {
        List<Ref> parties = new ArrayList<>(subjects.of(clause));
        if (!hasMeeting(clause) || parties.isEmpty()) {
            return null;
        }
        parties.addAll(clause.right());
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, EventStatus.ONGOING);
        if (verdict.status() == null || parties.stream().noneMatch(ref -> ref.person() != null)) {
            return null;
        }
        Draft draft = new Draft(EventKind.MEETING, verdict.status(), clause.sentence, "attend");
        draft.statusSaid = verdict.said();
        draft.present = tense == StatusRule.Tense.PRESENT;
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        return Completion.fill(draft, clause, context);
    }

    /** "hosted a dozen leaders": guests without a name. */
    private static boolean hasGuests(Clause clause) {
        return clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.trigger.to()
                        && span.from() - clause.trigger.to() <= UNNAMED_REACH
                        && span.has(Group.TITLE));
    }

    /** Whether a word of talks follows the trigger. */
    static boolean hasMeeting(Clause clause) {
        return clause.sentence.spans().stream()
                .anyMatch(span -> span.from() >= clause.trigger.to()
                        && span.to() <= clause.to
                        && span.is(Group.THING, "meeting"));
    }
}
