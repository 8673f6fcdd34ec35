package org.parley.enrich.extract;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventKind;
import org.parley.schemas.PartyRole;

/** Whose agreement, truce, exchange, proposal or refusal it is, beyond those whom the clause names as acting. */
final class AccordParties {

    private static final int BESIDE = 4;

    private final Context context;

    AccordParties(Context context) {
        this.context = context;
    }

    /** What the one who acts does, by kind. */
    static PartyRole roleOfActor(EventKind kind) {
        return switch (kind) {
            case PROPOSAL -> PartyRole.PROPOSER;
            case REJECTION -> PartyRole.REJECTER;
            default -> PartyRole.PARTICIPANT;
        };
    }

    /** States named beside the thing are those whose deal it is: "Ukraine grain deal". */
    void addNamed(Draft draft, Clause clause) {
        for (Ref ref : clause.sentence.refs()) {
            boolean near = ref.to() <= clause.trigger.from() && clause.trigger.from() - ref.to() <= BESIDE
                    || ref.from() >= clause.trigger.to() && ref.from() - clause.trigger.to() <= BESIDE;
            if (near && ref.code() != null && isSide(ref.code())) {
                draft.add(ref.code(), null, PartyRole.ADDRESSEE);
            }
        }
    }

    /** Prisoners are exchanged between the sides of the war. */
    void addSides(Draft draft) {
        if (draft.parties.isEmpty() || draft.codes().stream().anyMatch(this::isSide)) {
            addAllSides(draft, PartyRole.PARTICIPANT);
        }
    }

    /** Adds every side of the war. */
    void addAllSides(Draft draft, PartyRole role) {
        context.dossier.sides().stream().sorted().forEach(side -> draft.add(side, null, role));
    }

    /** Two make an agreement: whom the clause leaves out was named just before, or is the partner who announces it. */
    void addOtherSide(Draft draft, @Nullable Ref speaker) {
        if (draft.codes().size() > 1) {
            return;
        }
        boolean known = draft.codes().stream().allMatch(this::isSide);
        if (known && speaker != null && context.dossier.partners().contains(speaker.code())) {
            draft.add(speaker, PartyRole.PARTICIPANT);
            return;
        }
        List<Ref> last = context.lastParties();
        if (draft.parties.isEmpty()
                || last.stream().anyMatch(ref -> draft.codes().contains(ref.code()))) {
            last.forEach(ref -> draft.add(ref, PartyRole.PARTICIPANT));
        }
    }

    /** A mere "deal" counts when a side of the war makes it with somebody. */
    boolean isBetweenKnown(Draft draft) {
        return draft.codes().size() >= 2 && draft.codes().stream().anyMatch(this::isSide);
    }

    private boolean isSide(String code) {
        return context.dossier.sides().contains(code);
    }
}
