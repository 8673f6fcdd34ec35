package org.parley.enrich.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.enrich.dossier.Group;
import org.parley.enrich.dossier.Span;
import org.parley.schemas.EventKind;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** Makes drafts of encounters from a clause and its parties, and remembers those of the article for what is told of them later. */
final class Encounters {

    private static final Set<String> COLLECTIVES = Set.of("EU", "COALITION", "G7", "NATO");

    private final Context context;
    private final Subjects subjects;
    private final Delegations delegations = new Delegations();
    private final Echoes echoes;

    Encounters(Context context, Subjects subjects, List<TaggedSentence> sentences) {
        this.context = context;
        this.subjects = subjects;
        this.echoes = new Echoes(context, sentences);
    }

    /** Remembers the encounters of a sentence, and adds the one that its people complete, if they do. */
    void tell(TaggedSentence sentence, List<Draft> drafts) {
        drafts.forEach(delegations::tell);
        drafts.forEach(echoes::tell);
        @Nullable Draft completed = delegations.join(sentence);
        if (completed != null) {
            drafts.add(completed);
        }
    }

    /** The encounter of a clause; null when too few take part, or when it is only wished for. */
    @Nullable
    Draft encounter(
            Clause clause,
            List<Ref> parties,
            EventKind kind,
            StatusRule.Tense tense,
            EventStatus presentMeans,
            String rule) {
        boolean open = codes(parties) < 2 && !isAssembly(clause, parties, rule);
        if (open && !mayEcho(clause, parties)) {
            return null;
        }
        StatusRule.Verdict verdict = StatusRule.judge(clause, tense, presentMeans);
        if (verdict.status() == null) {
            return null;
        }
        Draft draft = new Draft(kind, verdict.status(), clause.sentence, rule);
        draft.statusSaid = verdict.said();
        draft.present = tense == StatusRule.Tense.PRESENT;
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        Completion.fill(draft, clause, context);
        if (kind == EventKind.CALL) {
            draft.place = null;
        }
        return open ? echoes.complete(draft, clause) : draft;
    }

    /** A noun of encounter stands for one already told of; a verb does when it names nobody. */
    private static boolean mayEcho(Clause clause, List<Ref> parties) {
        return clause.trigger.has(Group.THING)
                || clause.trigger.has(Group.CUE)
                || clause.trigger.is(Group.PAST, "meet") && parties.isEmpty()
                || clause.trigger.is(Group.PRESENT, "meet") && parties.isEmpty()
                || clause.trigger.is(Group.BASE, "meet") && parties.isEmpty();
    }

    /** "EU leaders gathered in Paris": one name for many parties. */
    private boolean isAssembly(Clause clause, List<Ref> parties, String rule) {
        if (codes(parties) != 1 || clause.place(clause.from, clause.to) == null) {
            return false;
        }
        boolean collective = COLLECTIVES.contains(String.valueOf(parties.get(0).code()));
        return rule.equals("host") || collective && rule.equals("meet");
    }

    /** The parties around a noun; pronouns and the subject of the sentence where the clause names only one. */
    List<Ref> around(Clause clause) {
        List<Ref> parties = new ArrayList<>(clause.left());
        parties.addAll(clause.right());
        parties.removeIf(ref -> isJoined(clause, ref));
        if (codes(parties) < 2) {
            parties.addAll(0, subjects.missing(clause));
        }
        return parties;
    }

    /** "before the meeting and Zelensky after it": what "and" joins to the noun stands beside it. */
    private static boolean isJoined(Clause clause, Ref ref) {
        @Nullable
        Span and = clause.sentence.spans().stream()
                .filter(span -> span.from() == clause.trigger.to() && span.isCue("and"))
                .findFirst()
                .orElse(null);
        return and != null && ref.from() >= and.to() && ref.from() - and.to() <= 1;
    }

    /** "eight hours of talks in Jeddah": who took part may be told later. */
    void occasion(Clause clause, List<Ref> parties) {
        @Nullable Ref place = clause.place(clause.from, clause.to);
        StatusRule.Verdict verdict = StatusRule.judge(clause, StatusRule.Tense.NOUN, EventStatus.DONE);
        if (verdict.status() == null || place == null || place.site() == null || clause.has("phone")) {
            return;
        }
        Draft draft = new Draft(EventKind.MEETING, verdict.status(), clause.sentence, "delegations");
        draft.statusSaid = verdict.said();
        parties.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        delegations.occasion(Completion.fill(draft, clause, context));
    }

    private static long codes(List<Ref> parties) {
        return parties.stream().map(Ref::code).distinct().count();
    }
}
