package org.parley.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parley.schemas.EventMention;
import org.parley.schemas.EventTime;

/**
 * A happening as a person marked it in one article.
 *
 * @param name the same in all articles that tell of the happening
 * @param parties countries; none fits any
 * @param optional whether a finding of it is neither right nor wrong
 */
record GoldHappening(
        String name,
        String kind,
        String status,
        Set<String> parties,
        @Nullable LocalDate start,
        @Nullable LocalDate end,
        boolean optional) {

    static GoldHappening fromJson(JsonNode json) {
        Set<String> parties = new HashSet<>();
        json.path("parties").forEach(party -> parties.add(party.asText()));
        LocalDate start = date(json.path("start").asText(""));
        LocalDate end = date(json.path("end").asText(""));
        return new GoldHappening(
                json.path("event").asText(""),
                json.path("kind").asText(""),
                json.path("status").asText(""),
                parties,
                start,
                end == null ? start : end,
                json.path("optional").asBoolean(false));
    }

    /** How well a report fits: 0 not at all, more with more parties in common, and with a date that agrees. */
    double fit(String mentionKind, EventMention mention) {
        EventTime when = mention.getWhen();
        LocalDate said = when == null ? null : date(String.valueOf(when.getStart()));
        if (!kind.equals(mentionKind) || said != null && isApart(said)) {
            return 0;
        }
        double parties = partiesInCommon(mention);
        return parties == 0 ? 0 : parties + (said != null && start != null ? 1 : 0.3);
    }

    private boolean isApart(LocalDate said) {
        return start != null && said.isBefore(start.minusDays(2)) || end != null && said.isAfter(end.plusDays(2));
    }

    private double partiesInCommon(EventMention mention) {
        if (parties.isEmpty()) {
            return 0.5;
        }
        Set<String> named = new HashSet<>();
        mention.getParties().forEach(party -> {
            if (party.getCountry() != null) {
                named.add(party.getCountry());
            }
        });
        Set<String> both = new HashSet<>(named);
        both.retainAll(parties);
        named.addAll(parties);
        return (double) both.size() / named.size();
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.length() < 10 ? null : LocalDate.parse(text.substring(0, 10));
        } catch (DateTimeParseException noDate) {
            return null;
        }
    }
}
