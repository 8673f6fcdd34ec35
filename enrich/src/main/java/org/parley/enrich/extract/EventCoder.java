package org.parley.enrich.extract;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventCodes;
import org.parley.schemas.EventStatus;
import org.parley.schemas.PartyRole;

/** Codes an event in CAMEO and PLOVER by its kind, status and parties, by the ontology's table. */
final class EventCoder {

    private EventCoder() {}

    static EventCodes code(Draft draft, Set<String> sides) {
        boolean planned = draft.status == EventStatus.PLANNED;
        return switch (draft.kind) {
            case MEETING -> codes(planned ? "036" : meeting(draft, sides), planned ? "AGREE" : "CONSULT");
            case CALL -> codes(planned ? "036" : "041", "CONSULT (phone)");
            case AGREEMENT -> codes(planned ? "030" : "057", planned ? "AGREE" : "SUPPORT");
            case CEASEFIRE -> truce(draft, planned);
            case EXCHANGE -> codes(planned ? "0353" : "0841", planned ? "AGREE" : "RETREAT (release)");
            case PROPOSAL -> codes(proposal(draft), "AGREE");
            case REJECTION -> rejection(draft);
            default -> codes(null, null);
        };
    }

    private static EventCodes codes(@Nullable String cameo, @Nullable String plover) {
        return EventCodes.newBuilder().setCameo(cameo).setPlover(plover).build();
    }

    private static String meeting(Draft draft, Set<String> sides) {
        if (draft.parties.containsValue(PartyRole.MEDIATOR)) {
            return "045";
        }
        if (draft.codes().containsAll(sides)) {
            return "046";
        }
        @Nullable String where = draft.place == null ? null : draft.place.code();
        if (where == null) {
            return "040";
        }
        if (!draft.codes().contains(where)) {
            return "044";
        }
        // The first party is who acts: at home it hosts, abroad it visits.
        return draft.codes().iterator().next().equals(where) ? "043" : "042";
    }

    private static EventCodes truce(Draft draft, boolean planned) {
        if (draft.rule.startsWith("suspend") || draft.rule.startsWith("end")) {
            return codes("196", "RETREAT (ceasefire)");
        }
        boolean declared = draft.rule.startsWith("declare");
        return codes(planned ? "0356" : "0871", declared ? "CONCEDE" : "RETREAT (ceasefire)");
    }

    private static String proposal(Draft draft) {
        return switch (draft.topic) {
            case "mediation" -> draft.rule.contains("host") ? "038" : "039";
            case "peacekeepers" -> "0334";
            default -> "037";
        };
    }

    private static EventCodes rejection(Draft draft) {
        if (draft.rule.startsWith("suspend")) {
            return codes("164", "SANCTION (withdraw)");
        }
        return switch (draft.topic) {
            case "mediation" -> codes("126", "REJECT");
            case "plan", "deal", "peacekeepers" -> codes("127", "REJECT");
            case "truce" -> codes("1246", "REJECT");
            default -> codes("125", "REJECT (meet)");
        };
    }
}
